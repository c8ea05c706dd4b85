import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import { dateInShanghai } from '../../common/calendar-date.js';
import { Clock } from '../../common/clock.js';
import { DomainError } from '../../common/domain-error.js';
import { AuditService } from '../audit/audit.service.js';
import { CalendarService } from '../deadline/calendar.service.js';
import { AnswerableQueries } from './answerable.queries.js';
import {
  COMPLETION_PROBLEM,
  completionProblem,
  countedSubmission,
  countedTwice,
  repeatedAnswers,
  statedCompletion,
} from './domain/completion.js';
import { isEditable, REPORT_FLOW } from './domain/report-flow.js';
import type {
  AnswerInputDto,
  CreateReportDto,
  MoveReportDto,
  ReportDto,
  SaveReportDto,
} from './progress.dto.js';
import { requireFiler } from './progress.policy.js';
import { ProgressQueries } from './progress.queries.js';
import {
  holdAnswers,
  holdReport,
  moveReport,
  requireFilable,
  requireVersion,
  type HeldAnswer,
  type HeldReport,
} from './report-access.js';

/** What the unit does with its filing: open, save as typed, submit, withdraw. */
@Injectable()
export class ProgressService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly calendars: CalendarService,
    private readonly audit: AuditService,
    private readonly queries: ProgressQueries,
    private readonly answerable: AnswerableQueries,
  ) {}

  /**
   * Opens the filing of a task and unit for a period, by default that of the filing owed next: the one in work where
   * there is one, else a new draft that answers the period's own filing duty and starts from the last percentage.
   */
  async open(actor: Actor, input: CreateReportDto): Promise<ReportDto> {
    const now = this.clock.now();
    requireFiler(actor, input.unitId);
    const id = await this.dataSource.transaction(async (em) => {
      const planId = await this.requireTask(em, input);
      const period = input.period ?? (await this.defaultPeriod(em, input, now));
      if (input.period) await this.requirePeriod(em, input, now);
      const [created] = await em.query<{ id: string }[]>(
        `INSERT INTO progress_report (plan_id, plan_item_id, unit_id, period, percent, created_by, created_at)
         VALUES ($1, $2, $3, $4, COALESCE((
           SELECT percent FROM progress_report WHERE plan_item_id = $2 AND unit_id = $3 AND status IN ('submitted', 'approved')
           ORDER BY created_at DESC LIMIT 1), 0), $5, $6)
         ON CONFLICT (plan_item_id, unit_id, period) WHERE status <> 'approved' DO NOTHING RETURNING id`,
        [planId, input.planItemId, input.unitId, period, actor.userId, now],
      );
      if (!created) return this.inWork(em, input, period);
      await em.query(
        `INSERT INTO report_answer (report_id, deadline_id)
         SELECT $1, d.id FROM deadline d WHERE d.plan_item_id = $2 AND d.unit_id = $3 AND d.kind = 'report'
           AND d.occurrence = $4 AND d.done_on IS NULL AND d.waived_at IS NULL AND d.voided_at IS NULL`,
        [created.id, input.planItemId, input.unitId, period],
      );
      await this.audit.record(em, actor, now, {
        action: 'progress.create',
        subjectType: 'progress_report',
        subjectId: created.id,
        planItemId: input.planItemId,
        after: { unitId: input.unitId, period },
      });
      return created.id;
    });
    return this.queries.one(actor, id);
  }

  /** Saves what was typed, whole or in part. */
  async save(actor: Actor, id: string, input: SaveReportDto): Promise<ReportDto> {
    const now = this.clock.now();
    await this.dataSource.transaction(async (em) => {
      const report = await this.holdForFiling(em, actor, id, input);
      if (!isEditable(report.status)) throw notEditable();
      const { progress, problems, nextSteps, percent } = input;
      await moveReport(
        em,
        report,
        report.status,
        Object.fromEntries(
          Object.entries({ progress, problems, next_steps: nextSteps, percent }).filter(
            ([, value]) => value !== undefined,
          ),
        ),
      );
      if (input.answers) await this.replaceAnswers(em, report, input.answers);
      await this.audit.record(em, actor, now, changeOf(report, input));
    });
    return this.queries.one(actor, id);
  }

  /** Hands the filing to the reviewer. What it states about completion must stand; quality is only hinted at. */
  async submit(actor: Actor, id: string, input: MoveReportDto): Promise<ReportDto> {
    const now = this.clock.now();
    await this.dataSource.transaction(async (em) => {
      const calendars = await this.calendars.ofUnits(em);
      const report = await this.holdForFiling(em, actor, id, input);
      const to = REPORT_FLOW.next(report.status, 'submit');
      if (report.progress.trim() === '') {
        throw DomainError.invalid('progress.empty', '请先填写进展情况再提交');
      }
      await this.settleAnswers(em, report, now);
      const countedAt = countedSubmission(
        {
          now,
          countedAt: report.countedSubmittedAt,
          returnedAt: report.returnedAt,
          graceWorkdays: report.graceWorkdays,
        },
        calendars.of(report.unitId),
      );
      await moveReport(em, report, to, {
        submitted_by: actor.userId,
        submitted_at: now,
        counted_submitted_at: countedAt,
      });
      await this.recordMove(em, actor, now, report, 'submit', { status: to, countedSubmittedAt: countedAt });
    });
    return this.queries.one(actor, id);
  }

  /**
   * Takes the filing back before it is reviewed. What was never returned loses its submission day with it; what came
   * back within the grace keeps it for as long as the grace runs.
   */
  async withdraw(actor: Actor, id: string, input: MoveReportDto): Promise<ReportDto> {
    const now = this.clock.now();
    await this.dataSource.transaction(async (em) => {
      const report = await this.holdForFiling(em, actor, id, input);
      const to = REPORT_FLOW.next(report.status, 'withdraw');
      await moveReport(em, report, to, report.returnedAt ? {} : { counted_submitted_at: null });
      await this.recordMove(em, actor, now, report, 'withdraw', { status: to });
    });
    return this.queries.one(actor, id);
  }

  private async holdForFiling(
    em: EntityManager,
    actor: Actor,
    id: string,
    input: { version: number },
  ): Promise<HeldReport> {
    const report = await holdReport(em, actor, id);
    requireFiler(actor, report.unitId);
    await requireFilable(em, report);
    requireVersion(report, input);
    return report;
  }

  /** The task of a plan in force on which the unit has a part; answers with the plan's id. */
  private async requireTask(em: EntityManager, { planItemId, unitId }: CreateReportDto): Promise<string> {
    const [task] = await em.query<{ planId: string; planStatus: HeldReport['planStatus'] }[]>(
      `SELECT p.id AS "planId", p.status AS "planStatus" FROM plan_item i JOIN plan p ON p.id = i.plan_id
       WHERE i.id = $1 AND p.status <> 'draft' AND (EXISTS (SELECT 1 FROM assignment a WHERE a.plan_item_id = i.id AND a.unit_id = $2)
         OR EXISTS (SELECT 1 FROM deadline d WHERE d.plan_item_id = i.id AND d.unit_id = $2))`,
      [planItemId, unitId],
    );
    if (!task) throw DomainError.notFound('任务');
    await requireFilable(em, { ...task, planItemId, unitId });
    return task.planId;
  }

  private defaultPeriod(em: EntityManager, input: CreateReportDto, now: Date): Promise<string> {
    return this.answerable.defaultPeriod(em, input.planItemId, input.unitId, dateInShanghai(now));
  }

  /** A period is the running one, or one for which the unit owes a filing. */
  private async requirePeriod(em: EntityManager, input: CreateReportDto, now: Date): Promise<void> {
    if (input.period === (await this.answerable.runningPeriod(em, input.planItemId, dateInShanghai(now)))) {
      return;
    }
    const [owed] = await em.query<unknown[]>(
      `SELECT 1 FROM deadline WHERE plan_item_id = $1 AND unit_id = $2 AND kind = 'report' AND occurrence = $3`,
      [input.planItemId, input.unitId, input.period],
    );
    if (!owed) throw DomainError.invalid('progress.period_unknown', '该任务在这一期没有报送要求');
  }

  private async inWork(em: EntityManager, input: CreateReportDto, period: string): Promise<string> {
    const [found] = await em.query<{ id: string }[]>(
      `SELECT id FROM progress_report WHERE plan_item_id = $1 AND unit_id = $2 AND period = $3 AND status <> 'approved'`,
      [input.planItemId, input.unitId, period],
    );
    // Approved between the two statements: what was in work is no longer.
    if (!found) throw new DomainError('progress.moved_on', 409, '该期报送刚刚审核通过,请刷新后再试');
    return found.id;
  }

  private async replaceAnswers(
    em: EntityManager,
    report: HeldReport,
    answers: AnswerInputDto[],
  ): Promise<void> {
    const ids = [...new Set(answers.map(({ deadlineId }) => deadlineId.toLowerCase()))];
    if (ids.length !== answers.length) {
      throw DomainError.invalid('progress.answer_twice', '同一时限只能答复一次');
    }
    const own = await em.query<unknown[]>(
      'SELECT id FROM deadline WHERE id = ANY ($1::uuid[]) AND plan_item_id = $2 AND unit_id = $3',
      [ids, report.planItemId, report.unitId],
    );
    if (own.length !== ids.length) {
      throw DomainError.invalid('progress.answer_foreign', '所选时限不属于本单位的这项任务,请刷新后重新选择');
    }
    await em.query(
      `WITH given AS (
         SELECT * FROM unnest($2::uuid[], $3::date[], $4::timestamptz[]) AS g (deadline_id, completed_on, completed_at)
       ), gone AS (
         DELETE FROM report_answer WHERE report_id = $1 AND deadline_id NOT IN (SELECT deadline_id FROM given)
       )
       INSERT INTO report_answer (report_id, deadline_id, completed_on, completed_at)
       SELECT $1, given.* FROM given
       ON CONFLICT (report_id, deadline_id)
       DO UPDATE SET completed_on = EXCLUDED.completed_on, completed_at = EXCLUDED.completed_at`,
      [
        report.id,
        ids,
        answers.map(({ completedOn }) => completedOn ?? null),
        answers.map(({ completedAt }) => completedAt ?? null),
      ],
    );
  }

  /** Fills in what the answers leave out and refuses what cannot stand, all of it at once. */
  private async settleAnswers(em: EntityManager, report: HeldReport, now: Date): Promise<void> {
    const held = await holdAnswers(em, report.id);
    const published = await em.query<{ publishedOn: string | null }[]>(
      'SELECT published_on::text AS "publishedOn" FROM evidence WHERE report_id = $1',
      [report.id],
    );
    const dates = published.map(({ publishedOn }) => publishedOn);
    const [repeated, twice] = [repeatedAnswers(held), countedTwice(held)];
    const settled = held.map((answer) => ({
      ...answer,
      ...statedCompletion(answer, answer, dates, repeated.has(answer.deadlineId)),
      twice: twice.has(answer.deadlineId),
    }));
    const problems = settled.flatMap((answer) => {
      const message = problemOf(answer, report, now);
      return message ? [{ deadlineId: answer.deadlineId, message }] : [];
    });
    if (problems.length > 0) {
      throw DomainError.invalid('progress.completion', problems[0].message, { answers: problems });
    }
    await em.query(
      `UPDATE report_answer a SET completed_on = s.completed_on, completed_at = s.completed_at
       FROM unnest($2::uuid[], $3::date[], $4::timestamptz[]) AS s (deadline_id, completed_on, completed_at)
       WHERE a.report_id = $1 AND a.deadline_id = s.deadline_id`,
      [
        report.id,
        settled.map(({ deadlineId }) => deadlineId),
        settled.map(({ completedOn }) => completedOn),
        settled.map(({ completedAt }) => completedAt),
      ],
    );
  }

  private recordMove(
    em: EntityManager,
    actor: Actor,
    now: Date,
    report: HeldReport,
    action: string,
    after: Record<string, unknown>,
  ): Promise<void> {
    return this.audit.record(em, actor, now, {
      action: `progress.${action}`,
      subjectType: 'progress_report',
      subjectId: report.id,
      planItemId: report.planItemId,
      before: { status: report.status },
      after: { ...after, unitId: report.unitId, period: report.period },
    });
  }
}

const notEditable = (): DomainError =>
  new DomainError('progress.not_editable', 409, '报送已提交,不能修改;如需修改请先撤回');

function problemOf(answer: HeldAnswer & { twice: boolean }, report: HeldReport, now: Date): string | null {
  if (!answer.open) return '所选时限已办结或已取消,请刷新后重新选择';
  const { planYear, period } = report;
  const problem = answer.twice
    ? 'counted_twice'
    : completionProblem(answer, answer, { now, planYear, period });
  return problem && `${COMPLETION_PROBLEM[problem]}(应办日期 ${answer.dueOn})`;
}

/** Only what changed, with the values before. */
function changeOf(report: HeldReport, input: SaveReportDto) {
  const fields = (['progress', 'problems', 'nextSteps', 'percent'] as const).filter(
    (field) => input[field] !== undefined && input[field] !== report[field],
  );
  return {
    action: 'progress.save',
    subjectType: 'progress_report',
    subjectId: report.id,
    planItemId: report.planItemId,
    before: Object.fromEntries(fields.map((field) => [field, report[field]])),
    after: {
      ...Object.fromEntries(fields.map((field) => [field, input[field]])),
      ...(input.answers ? { answers: input.answers } : {}),
    },
  };
}
