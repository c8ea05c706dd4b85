import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import { DomainError } from '../../common/domain-error.js';
import { UnitDirectory } from '../organization/unit-directory.js';
import { makeForEvents, type EventTarget, type KeyedDuty, type SpawnedDeadline } from './deadline-writer.js';
import { eventDuty } from './domain/duties.js';
import { eventTargets, type EventTarget as Chosen } from './domain/event-targets.js';
import type { RuleSpec } from './domain/rule.js';
import type { UnitCalendars } from './domain/unit-calendars.js';
import type { RegisterEventDto } from './event.dto.js';
import { canNameOtherUnit } from './event.policy.js';
import { eventOwners } from './event-owners.js';
import { EventQueries, type ListeningBearer } from './event.queries.js';

/** An event that may be registered: whom it sets to work, and by when. Nothing of it is written yet. */
export interface PreparedEvent {
  /** Given before it is written; the id of the same event where that stands already. */
  id: string;
  typeId: string;
  typeName: string;
  ownerUnitId: string;
  subject: string;
  occurredAt: Date;
  targets: (Chosen & { title: string })[];
  /** Registered before by somebody of the same bureau: this registration adds its units. */
  known: boolean;
}

/** What a registration made of one event. */
export interface Spawned {
  event: PreparedEvent;
  made: SpawnedDeadline[];
}

type Outcome = PreparedEvent | DomainError;
const DUPLICATE = '该事项已经登记(类型、时间和具体事项相同),所涉单位都已包括在内,没有重复登记';
const keyOf = (one: { ownerUnitId: string; typeId: string; occurredAt: Date; subject: string }): string =>
  [one.ownerUnitId, one.typeId, one.occurredAt.toISOString(), one.subject].join('|');

/** From what a person says happened to the duties it makes: for one event as for thousands, by the same few statements. */
@Injectable()
export class EventSpawn {
  constructor(
    private readonly queries: EventQueries,
    private readonly directory: UnitDirectory,
  ) {}

  /**
   * What registering each of these would do, in their order; for one that is refused, why. Writes nothing. An event of
   * the same bureau, type, moment and subject that is registered already is `known`; where all it asks for is there, it
   * is refused by `event.duplicate` (409).
   */
  async prepare(
    em: EntityManager,
    actor: Actor,
    now: Date,
    inputs: readonly RegisterEventDto[],
  ): Promise<Outcome[]> {
    const types = await this.types(em, inputs);
    const bearersOf = new Map<string, ListeningBearer[]>();
    for (const typeId of types.keys()) bearersOf.set(typeId, await this.queries.listening(em, actor, typeId));
    const owners = await eventOwners(em, [...bearersOf.values()].flat());
    const outcomes: Outcome[] = [];
    for (const input of inputs) {
      const occurredAt = new Date(input.occurredAt);
      const type = types.get(input.typeId);
      const bearers = bearersOf.get(input.typeId) ?? [];
      const chosen =
        refusal(occurredAt, now, type) ?? (await this.chosen(em, actor, type!.name, bearers, input));
      if (chosen instanceof DomainError) {
        outcomes.push(chosen);
        continue;
      }
      const plans = new Map(bearers.map(({ ruleId, planOwnerId }) => [ruleId, planOwnerId]));
      outcomes.push({
        id: randomUUID(),
        typeId: input.typeId,
        typeName: type!.name,
        ownerUnitId: owners.of(chosen.map(({ ruleId }) => plans.get(ruleId)!)),
        subject: input.subject.trim(),
        occurredAt,
        targets: chosen,
        known: false,
      });
    }
    return this.withKnown(em, outcomes);
  }

  /**
   * Writes prepared events with their units and deadlines. One that somebody registered in the meantime is joined: its
   * units are added, and those that had it keep what they have.
   */
  async write(
    em: EntityManager,
    actor: Actor,
    now: Date,
    events: readonly PreparedEvent[],
    calendars: UnitCalendars,
  ): Promise<Spawned[]> {
    const standing = await this.store(em, actor, now, events);
    const stored = events.map((event) => {
      const id = standing.get(keyOf(event)) ?? event.id;
      return { ...event, id, known: id !== event.id || event.known };
    });
    const { duties, targets } = this.duties(stored, await this.specs(em, stored), calendars);
    const made = await makeForEvents(em, now, duties, targets, calendars);
    const byEvent = new Map<string, SpawnedDeadline[]>(stored.map(({ id }) => [id, []]));
    for (const one of made) byEvent.get(one.eventId)!.push(one);
    return stored.map((event) => ({ event, made: byEvent.get(event.id)! }));
  }

  /** The dates of each target: events of one moment share what a rule makes of them. */
  duties(
    events: readonly Pick<PreparedEvent, 'id' | 'occurredAt' | 'targets'>[],
    specs: ReadonlyMap<string, RuleSpec>,
    calendars: UnitCalendars,
  ): { duties: (KeyedDuty & { ruleId: string })[]; targets: EventTarget[] } {
    const duties: (KeyedDuty & { ruleId: string })[] = [];
    const targets: EventTarget[] = [];
    const places = new Map<string, number>();
    for (const { id, occurredAt, targets: chosen } of events) {
      for (const { ruleId, unitId, principal } of chosen) {
        const calendarKey = calendars.keyOf(unitId);
        const key = `${occurredAt.getTime()} ${ruleId} ${calendarKey}`;
        let place = places.get(key);
        if (place === undefined) {
          const duty = eventDuty(specs.get(ruleId)!, '', occurredAt, calendars.of(unitId));
          place = duty ? duties.push({ ...duty, ruleId, calendarKey }) - 1 : -1;
          places.set(key, place);
        }
        if (place >= 0) targets.push({ eventId: id, ruleId, unitId, principal, duty: place });
      }
    }
    return { duties, targets };
  }

  async specs(
    em: EntityManager,
    events: readonly Pick<PreparedEvent, 'targets'>[],
  ): Promise<Map<string, RuleSpec>> {
    const ids = new Set(events.flatMap(({ targets }) => targets.map(({ ruleId }) => ruleId)));
    const rows = await em.query<{ id: string; spec: RuleSpec }[]>(
      'SELECT id, spec FROM deadline_rule WHERE id = ANY ($1::uuid[])',
      [[...ids]],
    );
    return new Map(rows.map(({ id, spec }) => [id, spec]));
  }

  private async types(
    em: EntityManager,
    inputs: readonly RegisterEventDto[],
  ): Promise<Map<string, { name: string; retired: boolean }>> {
    const rows = await em.query<{ id: string; name: string; retired: boolean }[]>(
      'SELECT id, name, retired_at IS NOT NULL AS retired FROM event_type WHERE id = ANY ($1::uuid[])',
      [[...new Set(inputs.map(({ typeId }) => typeId))]],
    );
    return new Map(rows.map(({ id, ...type }) => [id, type]));
  }

  private async chosen(
    em: EntityManager,
    actor: Actor,
    typeName: string,
    bearers: ListeningBearer[],
    input: RegisterEventDto,
  ): Promise<PreparedEvent['targets'] | DomainError> {
    if (bearers.length === 0) {
      return DomainError.invalid(
        'event.nothing_listens',
        `没有已下达的任务以“${typeName}”起算时限,或这些任务不由您的单位承担`,
      );
    }
    const { targets, strangers, unknownRules } = eventTargets(bearers, input);
    if (unknownRules.length > 0) return DomainError.notFound('所选任务');
    const refused = strangers.filter((unitId) => !canNameOtherUnit(actor, unitId));
    if (refused.length > 0) {
      const names = [...(await this.directory.namesOf(em, refused)).values()].map(({ name }) => name);
      const words = names.join('、') || '所选单位';
      return DomainError.invalid('event.unit_refused', `您不能为以下单位登记该事项:${words}`, {
        unitIds: refused,
      });
    }
    if (targets.length === 0) {
      return DomainError.invalid('event.no_units', '该事项由集合单位承担,请勾选本次涉及的单位');
    }
    const titles = new Map(bearers.map(({ ruleId, title }) => [ruleId, title]));
    return targets.map((target) => ({ ...target, title: titles.get(target.ruleId)! }));
  }

  /** Which of them stand already, and which would add nothing to those. */
  private async withKnown(em: EntityManager, outcomes: readonly Outcome[]): Promise<Outcome[]> {
    const events = outcomes.filter((one): one is PreparedEvent => !(one instanceof DomainError));
    const standing = await this.standing(em, events);
    const joined = events.filter((event) => standing.has(keyOf(event)));
    const ids = joined.map((event) => standing.get(keyOf(event))!);
    const duties = await em.query<{ key: string }[]>(
      `SELECT event_id || ' ' || rule_id || ' ' || unit_id AS key FROM deadline WHERE event_id = ANY ($1::uuid[])`,
      [ids],
    );
    const there = new Set(duties.map(({ key }) => key));
    return outcomes.map((one) => {
      if (one instanceof DomainError) return one;
      const id = standing.get(keyOf(one));
      if (id === undefined) return one;
      const targets = one.targets.filter(({ ruleId, unitId }) => !there.has(`${id} ${ruleId} ${unitId}`));
      if (targets.length === 0) return new DomainError('event.duplicate', 409, DUPLICATE);
      return { ...one, id, known: true, targets };
    });
  }

  private async standing(
    em: EntityManager,
    events: readonly PreparedEvent[],
    lock = '',
  ): Promise<Map<string, string>> {
    const rows = await em.query<{ at: number; id: string }[]>(
      `SELECT g.at, e.id FROM jsonb_to_recordset($1::jsonb) AS g(at int, owner uuid, type uuid, moment timestamptz, subject text)
       JOIN trigger_event e ON e.owner_unit_id = g.owner AND e.type_id = g.type AND e.occurred_at = g.moment
         AND e.subject = g.subject AND e.voided_at IS NULL ORDER BY e.id ${lock}`,
      [JSON.stringify(events.map(keyed))],
    );
    return new Map(rows.map(({ at, id }) => [keyOf(events[at]), id]));
  }

  /** Inserts what is new and names the units; answers which of them stood already, with their ids, locked. */
  private async store(
    em: EntityManager,
    actor: Actor,
    now: Date,
    events: readonly PreparedEvent[],
  ): Promise<Map<string, string>> {
    await em.query(
      `INSERT INTO trigger_event (id, owner_unit_id, type_id, subject, occurred_at, registered_at, registered_by)
       SELECT id, owner, type, subject, moment, $2, $3
       FROM jsonb_to_recordset($1::jsonb) AS g(id uuid, owner uuid, type uuid, moment timestamptz, subject text)
       ON CONFLICT (owner_unit_id, type_id, occurred_at, subject) WHERE voided_at IS NULL DO NOTHING`,
      [JSON.stringify(events.map(keyed)), now, actor.userId],
    );
    const standing = await this.standing(em, events, 'FOR UPDATE OF e');
    const units = new Set(
      events.flatMap((event) => {
        const id = standing.get(keyOf(event));
        return id ? event.targets.map(({ unitId }) => `${id} ${unitId}`) : [];
      }),
    );
    const pairs = [...units].map((pair) => pair.split(' '));
    await em.query(
      `INSERT INTO trigger_event_unit (event_id, unit_id) SELECT * FROM unnest($1::uuid[], $2::uuid[]) ON CONFLICT DO NOTHING`,
      [pairs.map(([eventId]) => eventId), pairs.map(([, unitId]) => unitId)],
    );
    return standing;
  }
}

const keyed = ({ id, ownerUnitId, typeId, occurredAt, subject }: PreparedEvent, at: number) => ({
  at,
  id,
  owner: ownerUnitId,
  type: typeId,
  moment: occurredAt,
  subject,
});

function refusal(
  occurredAt: Date,
  now: Date,
  type: { name: string; retired: boolean } | undefined,
): DomainError | null {
  if (occurredAt > now)
    return DomainError.invalid('event.future', '发生时间晚于当前时间,请核对', { occurredAt });
  if (!type) return DomainError.notFound('事项类型');
  return type.retired ? DomainError.invalid('event_type.retired', `事项类型“${type.name}”已停用`) : null;
}
