import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import type { CalendarDate } from '../../common/calendar-date.js';
import { Clock } from '../../common/clock.js';
import { DomainError } from '../../common/domain-error.js';
import { decodeCursor, encodeCursor } from '../../common/page.dto.js';
import { LIGHT_CODES, type LightCode } from '../../../shared/lights.js';
import { CalendarService } from '../deadline/calendar.service.js';
import type { WorkCalendar } from '../deadline/domain/working-days.js';
import type { RequestFilter } from './disclosure-input.dto.js';
import type {
  RequestDto,
  RequestPageDto,
  RequestRecordDto,
  RequestRowDto,
  StepExplanationDto,
} from './disclosure.dto.js';
import {
  canHandle,
  canReadNames,
  canRegister,
  masked,
  namedUnits,
  visibleRequests,
} from './disclosure.policy.js';
import { explainStep } from './domain/explain-step.js';
import { endedOn } from './domain/request.js';
import { requestFlow } from './domain/request-flow.js';
import { requestState, requestSteps, silencesOf } from './domain/steps.js';
import { requestRows, type RequestRow } from './request-rows.js';

/**
 * Reads of the register. Stage and light are derived from the facts of every request under the filters, and then
 * filtered, counted and paged here: kept in a column they would be stale the next morning. That costs a read of all of
 * them for each page; an office holds some hundreds a year, and `bench/disclosure.mjs` says what ten thousand cost.
 */
@Injectable()
export class RequestQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly calendar: CalendarService,
  ) {}

  /** Open requests first, by when they are due; ended ones after them, the latest first. */
  async list(actor: Actor, filter: RequestFilter): Promise<RequestPageDto> {
    const fitting = (await this.fitting(actor, filter)).map(({ said }) => said);
    const totals = Object.fromEntries(LIGHT_CODES.map((light) => [light, 0])) as Record<LightCode, number>;
    for (const { light } of fitting) totals[light] += 1;
    const rows = fitting.filter(({ light }) => lit(filter, light));
    const after = decodeCursor(filter.after, ['int', 'date', 'uuid']);
    const from = after ? rows.findIndex((row) => compare(keyOf(row), after as SortKey) > 0) : 0;
    const page = from < 0 ? [] : rows.slice(from, from + filter.limit);
    const last = page.at(-1);
    const more = from >= 0 && from + filter.limit < rows.length;
    return {
      items: page,
      next: more && last ? encodeCursor(keyOf(last)) : null,
      total: rows.length,
      totals,
      can: { register: actor.coordinates.length > 0 },
    };
  }

  /** All requests under the filters, in the order of the list, with what a sheet tells of them. */
  async all(actor: Actor, filter: RequestFilter): Promise<RegisterRow[]> {
    const fitting = await this.fitting(actor, filter);
    const calendars = await this.calendar.ofUnits();
    const today = this.clock.today();
    return fitting
      .filter(({ said }) => lit(filter, said.light))
      .map(({ row, said }) => ({
        ...said,
        ...detail(actor, row),
        silences: silencesOf(row, today, calendars.of(row.unitId)),
      }));
  }

  async one(actor: Actor, id: string, em: EntityManager = this.dataSource.manager): Promise<RequestDto> {
    const row = await this.row(actor, id, em);
    const calendar = (await this.calendar.ofUnits(em)).of(row.unitId);
    const today = this.clock.today();
    const records = await em.query<(Omit<RequestRecordDto, 'at'> & { at: Date })[]>(
      `SELECT at, actor_name AS "actorName", action, cause,
         CASE WHEN action = 'disclosure.move' THEN jsonb_build_object('step', after->'step',
           'beforeDueOn', before->'dueOn', 'beforeProvisional', before->'provisional',
           'afterDueOn', after->'dueOn', 'afterProvisional', after->'provisional') END AS move
       FROM audit_entry
       WHERE subject_type = 'disclosure_request' AND subject_id = $1 ORDER BY id`,
      [id],
    );
    return {
      ...shown(actor, row, today, calendar),
      ...detail(actor, row),
      steps: requestSteps(row, today, calendar),
      records: records.map((record) => ({ ...record, at: record.at.toISOString() })),
      can: abilities(actor, row, today, calendar),
    };
  }

  /** 为什么是这一天, of one step; a step whose date is not counted is not found. */
  async explain(actor: Actor, id: string, key: string): Promise<StepExplanationDto> {
    const row = await this.row(actor, id, this.dataSource.manager);
    const calendar = (await this.calendar.ofUnits()).of(row.unitId);
    const explanation = explainStep(row, key, this.clock.today(), calendar);
    if (!explanation) throw DomainError.notFound('该步骤的期限');
    return explanation;
  }

  /** A request that this person may read; absent and not theirs are the same. */
  async row(actor: Actor, id: string, em: EntityManager): Promise<RequestRow> {
    const params: unknown[] = [id];
    const [row] = await requestRows(em, `r.id = $1 AND ${visibleRequests(actor, params)}`, params);
    if (!row) throw DomainError.notFound('该申请');
    return row;
  }

  private async fitting(
    actor: Actor,
    filter: RequestFilter,
  ): Promise<{ row: RequestRow; said: RequestRowDto }[]> {
    const params: unknown[] = [];
    const where = [visibleRequests(actor, params)];
    const bind = (value: unknown): string => `$${params.push(value)}`;
    if (filter.year)
      where.push(
        `r.arrived_on BETWEEN make_date(${bind(filter.year)}::int, 1, 1) AND make_date($${params.length}::int, 12, 31)`,
      );
    if (filter.unit) where.push(`r.unit_id = ${bind(filter.unit)}::uuid`);
    if (filter.text?.trim()) {
      const like = bind(`%${filter.text.trim().replace(/[\\%_]/g, '\\$&')}%`);
      const named = bind(namedUnits(actor));
      where.push(`(r.number ILIKE ${like} OR r.content ILIKE ${like}
        OR (r.applicant_name ILIKE ${like} AND r.unit_id = ANY (${named}::uuid[])))`);
    }
    const rows = await requestRows(this.dataSource.manager, where.join(' AND '), params);
    const calendars = await this.calendar.ofUnits();
    const today = this.clock.today();
    return rows
      .map((row) => ({ row, said: shown(actor, row, today, calendars.of(row.unitId)) }))
      .filter(({ said }) => !filter.stage || said.stage === filter.stage)
      .sort((a, b) => compare(keyOf(a.said), keyOf(b.said)));
  }
}

/** A request as the sheet of the register tells it. */
export type RegisterRow = RequestRowDto &
  ReturnType<typeof detail> & {
    /** What the silence of those asked came to, by the id of the letter. */
    silences: ReadonlyMap<string, string>;
  };

const lit = ({ light }: RequestFilter, code: LightCode): boolean => !light?.length || light.includes(code);

type SortKey = [ended: number, day: CalendarDate, id: string];
const FAR = '9999-12-31';
const keyOf = ({ id, dueOn, arrivedOn, answeredOn, withdrawnOn }: RequestRowDto): SortKey =>
  answeredOn || withdrawnOn ? [1, arrivedOn, id] : [0, dueOn ?? FAR, id];

/** Open ones by day, ended ones backwards. */
function compare([aEnded, aDay, aId]: SortKey, [bEnded, bDay, bId]: SortKey): number {
  if (aEnded !== bEnded) return aEnded - bEnded;
  const order = aDay === bDay ? (aId < bId ? -1 : aId > bId ? 1 : 0) : aDay < bDay ? -1 : 1;
  return aEnded && aDay !== bDay ? -order : order;
}

function shown(actor: Actor, row: RequestRow, today: CalendarDate, calendar: WorkCalendar): RequestRowDto {
  const { receivedOn, stage, light, answer, next } = requestState(row, today, calendar);
  const open = endedOn(row) === null;
  return {
    id: row.id,
    number: row.number,
    unitId: row.unitId,
    unitName: row.unitName,
    unitShortName: row.unitShortName,
    applicantKind: row.applicantKind,
    applicantName:
      row.applicantKind === 'organization' || canReadNames(actor, row.unitId)
        ? row.applicantName
        : masked(row.applicantName),
    content: row.content,
    channel: row.channel,
    arrivedOn: row.arrivedOn,
    receivedOn,
    stage,
    light,
    dueOn: answer?.dueOn ?? null,
    provisional: answer?.provisional ?? false,
    expected: answer?.expected ?? false,
    workdaysLeft: open && answer && light !== 'paused' ? calendar.workdaysBetween(today, answer.dueOn) : null,
    next,
    answeredOn: row.answeredOn,
    answerKind: row.answerKind,
    withdrawnOn: row.withdrawnOn,
    version: row.version,
  };
}

function detail(actor: Actor, row: RequestRow) {
  const named = canReadNames(actor, row.unitId);
  return {
    applicantContact: named ? row.applicantContact : null,
    confirmedOn: row.confirmedOn,
    correctionSentOn: row.correctionSentOn,
    correctionDueOn: row.correctionDueOn,
    correctionMatter: row.correctionMatter,
    correctedOn: row.correctedOn,
    extensionDays: row.extensionDays,
    extensionDecidedOn: row.extensionDecidedOn,
    extensionToldOn: row.extensionToldOn,
    extensionApprover: row.extensionApprover,
    reasonAskedOn: row.reasonAskedOn,
    reasonGivenOn: row.reasonGivenOn,
    delayedTo: row.delayedTo,
    delayToldOn: row.delayToldOn,
    extensionMost: row.lengths.extension,
    answerNote: row.answerNote,
    registeredAt: row.registeredAt.toISOString(),
    registeredByName: row.registeredByName,
    consultations: row.consultations.map((one) => ({
      ...one,
      name: named || one.kind === 'co_producer' ? one.name : masked(one.name),
    })),
  };
}

/** The buttons of a request: what its stage allows, for who handles it. */
function abilities(
  actor: Actor,
  row: RequestRow,
  today: CalendarDate,
  calendar: WorkCalendar,
): RequestDto['can'] {
  const { stage } = requestState(row, today, calendar);
  const handles = canHandle(actor, row.unitId);
  const may = (action: keyof typeof requestFlow.actions): boolean =>
    handles && requestFlow.allowed(stage).includes(action);
  const asked = row.consultations.some(({ answeredOn, deliveredOn }) => !answeredOn || !deliveredOn);
  return {
    confirm: may('confirm'),
    requestCorrection: may('requestCorrection') && !row.correctionSentOn && row.consultations.length === 0,
    correct: may('correct'),
    consult: may('consult'),
    recordOpinion: may('recordOpinion') && asked,
    extend: may('extend') && row.extensionDays === null && row.delayedTo === null,
    askReason: may('askReason') && row.reasonAskedOn === null,
    giveReason: may('giveReason') && row.reasonAskedOn !== null && row.reasonGivenOn === null,
    delay: may('delay') && row.reasonGivenOn !== null && row.delayedTo === null,
    answer: may('answer'),
    withdraw: may('withdraw'),
    amendLetter: canRegister(actor, row.unitId) && row.consultations.length > 0,
    dropLetter: canRegister(actor, row.unitId) && row.consultations.length > 0,
    amend: canRegister(actor, row.unitId),
  };
}
