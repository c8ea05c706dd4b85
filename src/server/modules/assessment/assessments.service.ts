import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import { dateInShanghai, isCalendarDate, type CalendarDate } from '../../common/calendar-date.js';
import { Clock } from '../../common/clock.js';
import { DomainError } from '../../common/domain-error.js';
import type { AssessmentStatus, PlanStatus } from '../../../shared/vocabulary.js';
import { AuditService } from '../audit/audit.service.js';
import { CalendarService } from '../deadline/calendar.service.js';
import { OutboxService } from '../notification/outbox.service.js';
import { UnitDirectory } from '../organization/unit-directory.js';
import type { AssessmentDetailDto, PublishAssessmentDto, RunAssessmentDto } from './assessment.dto.js';
import { canAssess, requireAssess } from './assessment.policy.js';
import { AssessmentQueries } from './assessment.queries.js';
import { differencesTo, insertResults } from './assessment-store.js';
import { ASSESSMENT_FLOW } from './domain/assessment-flow.js';
import type { ScoreFacts } from './domain/facts.js';
import { pointsText, type SchemeSpec } from './domain/scheme.js';
import { knowledgeOf, scoreUnits, type UnitResult } from './domain/score.js';
import { readFacts } from './facts.queries.js';
import { points, sheetLines, type ScoreBook } from './score-book.js';

interface RunnablePlan {
  ownerUnitId: string;
  title: string;
  status: PlanStatus;
  publishedAt: Date | null;
}

interface SchemeRow {
  id: string;
  name: string;
  spec: SchemeSpec;
}

interface HeldRun {
  id: string;
  planId: string;
  planTitle: string;
  ownerUnitId: string;
  asOf: CalendarDate;
  status: AssessmentStatus;
  createdAt: Date;
  version: number;
  spec: SchemeSpec;
}

/** 考核评分: runs a scheme over a plan, and publishes the result. */
@Injectable()
export class Assessments {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly calendars: CalendarService,
    private readonly units: UnitDirectory,
    private readonly audit: AuditService,
    private readonly outbox: OutboxService,
    private readonly queries: AssessmentQueries,
  ) {}

  /**
   * Scores every unit of a plan as of a day (by default today) by a scheme (by default the newest), from one consistent
   * view of the data, and keeps the result as a new draft. Throws `assessment.*` (422) where there is nothing to score.
   */
  async run(actor: Actor, input: RunAssessmentDto): Promise<AssessmentDetailDto> {
    const now = this.clock.now();
    const id = await this.dataSource.transaction('REPEATABLE READ', async (em) => {
      const plan = await this.requirePlan(em, actor, input.planId);
      const asOf = checkedDay(input.asOf ?? dateInShanghai(now), plan, now);
      const scheme = await requireScheme(em, input.schemeId);
      const { results } = await this.compute(em, input.planId, scheme.spec, asOf, now);
      if (results.length === 0) {
        throw DomainError.invalid('assessment.no_units', '该工作计划还没有落实到任何单位,无法评分');
      }
      const [{ id }] = await em.query<{ id: string }[]>(
        `INSERT INTO assessment (plan_id, scheme_id, as_of, created_by, created_at) VALUES ($1, $2, $3, $4, $5) RETURNING id`,
        [input.planId, scheme.id, asOf, actor.userId, now],
      );
      await insertResults(em, id, results);
      await this.audit.record(em, actor, now, {
        action: 'assessment.run',
        subjectType: 'assessment',
        subjectId: id,
        after: {
          planId: input.planId,
          schemeId: scheme.id,
          asOf,
          units: results.length,
          entries: results.reduce((sum, { entries }) => sum + entries.length, 0),
        },
      });
      return id;
    });
    return this.queries.one(actor, id);
  }

  /** Makes a draft public to the units ranked in it, for good, and tells who files for them. */
  async publish(actor: Actor, id: string, { version }: PublishAssessmentDto): Promise<AssessmentDetailDto> {
    const now = this.clock.now();
    await this.dataSource.transaction(async (em) => {
      const run = await this.hold(em, actor, id);
      requireAssess(actor, run);
      const status = ASSESSMENT_FLOW.next(run.status, 'publish');
      const [, affected] = await em.query<[unknown, number]>(
        `UPDATE assessment SET status = $3, version = version + 1 WHERE id = $1 AND version = $2 AND status = $4`,
        [id, version, status, run.status],
      );
      if (affected !== 1) throw DomainError.stale({ version }, { version: run.version });
      await this.audit.record(em, actor, now, {
        action: 'assessment.publish',
        subjectType: 'assessment',
        subjectId: id,
        before: { status: run.status },
        after: { status },
      });
      await this.tellUnits(em, run, now);
    });
    return this.queries.one(actor, id);
  }

  /**
   * Computes a run again from the data, with what was known when it was made, and says what differs from the figures
   * that are kept: nothing, unless facts of that time were changed since (a due date moved by a new calendar notice).
   */
  async recompute(actor: Actor, id: string): Promise<{ same: boolean; differences: string[] }> {
    return this.dataSource.transaction('REPEATABLE READ', async (em) => {
      const run = await this.hold(em, actor, id);
      requireAssess(actor, run);
      const { results } = await this.compute(em, run.planId, run.spec, run.asOf, run.createdAt, id);
      const differences = await differencesTo(em, id, results);
      return { same: differences.length === 0, differences };
    });
  }

  /**
   * The 考核评分表 of a plan as of a day without keeping anything, for the command line: whoever runs commands on the
   * machine sees all. The same figures as `run` would keep.
   */
  async preview({ planId, asOf, schemeId }: RunAssessmentDto): Promise<ScoreBook> {
    const now = this.clock.now();
    return this.dataSource.transaction('REPEATABLE READ', async (em) => {
      const plan = scorable(await planOf(em, planId));
      const day = checkedDay(asOf ?? dateInShanghai(now), plan, now);
      const { name, spec } = await requireScheme(em, schemeId);
      const { facts, results } = await this.compute(em, planId, spec, day, now);
      const units = new Map(facts.units.map((unit) => [unit.unitId, unit]));
      return {
        ...{ planTitle: plan.title, schemeName: name, asOf: day, status: 'draft' },
        ...{ base: points(spec.base), unitCount: results.length },
        units: results.map(({ unitId, rank, grade, score, entries }) => ({
          ...{ unitId, unitName: units.get(unitId)!.name, unitClass: units.get(unitId)!.unitClass },
          ...{ rank, grade, score: points(score), deducted: points(spec.base - score) },
          lines: sheetLines(
            spec,
            entries.map(({ unitId: _, ...entry }) => entry),
          ),
        })),
      };
    });
  }

  private async compute(
    em: EntityManager,
    planId: string,
    spec: SchemeSpec,
    asOf: CalendarDate,
    madeAt: Date,
    runId?: string,
  ): Promise<{ facts: ScoreFacts; results: UnitResult[] }> {
    const calendars = await this.calendars.ofUnits(em);
    const knownAt = knowledgeOf(asOf, madeAt);
    const facts = await readFacts(em, planId, knownAt, runId);
    const { units: results } = scoreUnits(spec, facts, {
      asOf,
      knownAt,
      workdaysBetween: (unitId, from, to) => calendars.of(unitId).workdaysBetween(from, to),
    });
    return { facts, results };
  }

  /** The plan to score, for its coordinators; for others it is not there, whether it is or not. */
  private async requirePlan(em: EntityManager, actor: Actor, planId: string): Promise<RunnablePlan> {
    const plan = await planOf(em, planId);
    if (!plan || !canAssess(actor, plan)) throw DomainError.notFound('该工作计划');
    return scorable(plan);
  }

  private async hold(em: EntityManager, actor: Actor, id: string): Promise<HeldRun> {
    await this.queries.requireVisible(em, actor, id);
    const [run] = await em.query<HeldRun[]>(
      `SELECT a.id, a.plan_id AS "planId", p.title AS "planTitle", p.owner_unit_id AS "ownerUnitId", a.as_of::text AS "asOf",
         a.status, a.created_at AS "createdAt", a.version, s.spec
       FROM assessment a JOIN plan p ON p.id = a.plan_id JOIN assessment_scheme s ON s.id = a.scheme_id WHERE a.id = $1`,
      [id],
    );
    return run;
  }

  private async tellUnits(em: EntityManager, run: HeldRun, now: Date): Promise<void> {
    const scores = await em.query<{ unitId: string; score: number; rank: number; grade: string }[]>(
      `SELECT unit_id AS "unitId", score, rank, grade FROM unit_score WHERE assessment_id = $1`,
      [run.id],
    );
    const liaisons = await this.units.liaisonsOf(
      em,
      scores.map(({ unitId }) => unitId),
    );
    const messages = scores.flatMap(({ unitId, score, rank, grade }) =>
      (liaisons.get(unitId) ?? []).map((userId) => ({
        key: `assessment:${run.id}:${unitId}:${userId}`,
        userId,
        title: `考核评分已公布:${run.planTitle}`,
        body: `截至 ${run.asOf},本单位得 ${pointsText(score)} 分,第 ${rank} 名,等次为${grade}。`,
        link: `/assessments/${run.id}`,
      })),
    );
    await this.outbox.enqueue(em, now, messages);
  }
}

async function planOf(em: EntityManager, planId: string): Promise<RunnablePlan | undefined> {
  const [plan] = await em.query<RunnablePlan[]>(
    `SELECT owner_unit_id AS "ownerUnitId", title, status, published_at AS "publishedAt" FROM plan WHERE id = $1`,
    [planId],
  );
  return plan;
}

function scorable(plan: RunnablePlan | undefined): RunnablePlan {
  if (!plan) throw DomainError.notFound('该工作计划');
  if (plan.status !== 'draft') return plan;
  throw DomainError.invalid('assessment.plan_draft', '该工作计划尚未发布,不能评分');
}

function checkedDay(asOf: string, plan: RunnablePlan, now: Date): CalendarDate {
  const refuse = (message: string): never => {
    throw DomainError.invalid('assessment.bad_date', message, { asOf });
  };
  if (!isCalendarDate(asOf)) refuse('截止日期不是一个真实的日期');
  if (asOf > dateInShanghai(now)) refuse('截止日期不能晚于今天');
  if (plan.publishedAt && asOf < dateInShanghai(plan.publishedAt)) {
    refuse(`截止日期不能早于工作计划的发布日期(${dateInShanghai(plan.publishedAt)})`);
  }
  return asOf;
}

async function requireScheme(em: EntityManager, id?: string): Promise<SchemeRow> {
  const [scheme] = await em.query<SchemeRow[]>(
    `SELECT id, name, spec FROM assessment_scheme WHERE $1::uuid IS NULL OR id = $1
     ORDER BY created_at DESC, edition DESC, name LIMIT 1`,
    [id ?? null],
  );
  if (!scheme) throw DomainError.invalid('assessment.no_scheme', '没有可用的考核办法');
  return scheme;
}
