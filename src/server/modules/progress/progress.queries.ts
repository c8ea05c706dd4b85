import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { holds, type Actor } from '../../common/actor.js';
import { Clock } from '../../common/clock.js';
import { DomainError } from '../../common/domain-error.js';
import { decodeCursor, encodeCursor } from '../../common/page.dto.js';
import { UnitDirectory } from '../organization/unit-directory.js';
import { AnswerableQueries } from './answerable.queries.js';
import { REPORT_FLOW } from './domain/report-flow.js';
import { QUALITY_HINT, qualityHints } from './domain/quality.js';
import type {
  AnswerDto,
  EvidenceDto,
  HintDto,
  PreviousReportDto,
  ReportAbilitiesDto,
  ReportDto,
  ReportPageDto,
  ReportQuery,
  ReportRowDto,
  ReviewDto,
} from './progress.dto.js';
import { canEdit, canFileFor, canReview, visibleReports } from './progress.policy.js';

/** A row as selected, with what only the rules need. */
type Row = Omit<ReportRowDto, 'can'> & { ownerUnitId: string; submittedBy: string | null; sortAt: Date };

const ROW = `
  r.id, r.plan_id AS "planId", p.title AS "planTitle", p.owner_unit_id AS "ownerUnitId",
  r.plan_item_id AS "planItemId", i.path AS "itemPath", i.title AS "itemTitle",
  r.unit_id AS "unitId", u.name AS "unitName", u.short_name AS "unitShortName", r.period, r.status,
  r.progress, r.problems, r.next_steps AS "nextSteps", r.percent, r.created_at AS "createdAt",
  r.submitted_at AS "submittedAt", r.submitted_by AS "submittedBy", s.name AS "submittedByName",
  r.counted_submitted_at AS "countedSubmittedAt", r.version, COALESCE(r.submitted_at, r.created_at) AS "sortAt",
  (SELECT count(*)::int FROM evidence WHERE report_id = r.id) AS "evidenceCount",
  (SELECT count(*)::int FROM report_review WHERE report_id = r.id AND decision = 'return') AS "returnCount"`;
const FROM = `
  FROM progress_report r JOIN plan p ON p.id = r.plan_id JOIN plan_item i ON i.id = r.plan_item_id
  JOIN unit u ON u.id = r.unit_id LEFT JOIN app_user s ON s.id = r.submitted_by`;

/** What people read of filings. */
@Injectable()
export class ProgressQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly units: UnitDirectory,
    private readonly answerableQueries: AnswerableQueries,
  ) {}

  /** Newest first; the review queue oldest first. */
  async list(actor: Actor, query: ReportQuery): Promise<ReportPageDto> {
    const params: unknown[] = [];
    const bind = (value: unknown): string => `$${params.push(value)}`;
    const where = [visibleReports(actor, bind)];
    const exact: [string, unknown][] = [
      ['r.status', query.status],
      ['r.unit_id', query.unitId],
      ['r.plan_id', query.planId],
      ['r.plan_item_id', query.planItemId],
      ['r.period', query.period],
    ];
    for (const [column, value] of exact) if (value) where.push(`${column} = ${bind(value)}`);
    const queue = query.queue === 'review';
    if (queue) where.push(await this.reviewable(actor, bind));
    const [{ total }] = await this.dataSource.query<{ total: number }[]>(
      `SELECT count(*)::int AS total ${FROM} WHERE ${where.join(' AND ')}`,
      params,
    );
    const after = decodeCursor(query.after, ['instant', 'uuid']);
    if (after) {
      const values = `(${bind(after[0])}::timestamptz, ${bind(after[1])}::uuid)`;
      where.push(`(COALESCE(r.submitted_at, r.created_at), r.id) ${queue ? '>' : '<'} ${values}`);
    }
    const direction = queue ? 'ASC' : 'DESC';
    const rows = await this.dataSource.query<Row[]>(
      `SELECT ${ROW} ${FROM} WHERE ${where.join(' AND ')}
       ORDER BY COALESCE(r.submitted_at, r.created_at) ${direction}, r.id ${direction} LIMIT ${bind(query.limit + 1)}`,
      params,
    );
    const page = rows.slice(0, query.limit);
    const last = page.at(-1);
    const next = rows.length > query.limit && last ? encodeCursor([last.sortAt, last.id]) : null;
    return { items: await this.withAbilities(actor, page), next, total };
  }

  /** One filing with everything a filer or reviewer looks at; 404 where it is not the actor's to see. */
  async one(actor: Actor, id: string): Promise<ReportDto> {
    const params: unknown[] = [id];
    const visible = visibleReports(actor, (value) => `$${params.push(value)}`);
    const [row] = await this.dataSource.query<(Row & { itemText: string })[]>(
      `SELECT ${ROW}, i.text AS "itemText" ${FROM} WHERE r.id = $1 AND ${visible}`,
      params,
    );
    if (!row) throw DomainError.notFound('报送');
    const [[report], answers, answerable, evidence, reviews, previous] = await Promise.all([
      this.withAbilities(actor, [row]),
      this.answerableQueries.answersOf(id),
      this.answerableQueries.openOf(row.planItemId, row.unitId, id),
      this.evidenceOf(id),
      this.reviewsOf(id),
      this.previousOf(row),
    ]);
    const answersDeliver = answers.some(({ kind }) => kind === 'deliver');
    return {
      ...report,
      itemText: row.itemText,
      answers,
      answerable,
      evidence,
      reviews,
      previous,
      hints: hintsOf(report, answers, evidence, previous),
      suggestedPercent: answersDeliver && report.percent < 100 ? 100 : null,
    };
  }

  /** What a new filing of this task and unit could answer, and the period it would be for. */
  async answerable(actor: Actor, planItemId: string, unitId: string) {
    await this.answerableQueries.requireVisible(actor, planItemId, unitId);
    const [items, period] = await Promise.all([
      this.answerableQueries.openOf(planItemId, unitId, null),
      this.answerableQueries.defaultPeriod(this.dataSource.manager, planItemId, unitId, this.clock.today()),
    ]);
    return { items, period };
  }

  /** Waits for this actor: as a coordinator, or as the leader where no other reviewer is left (see the policy). */
  private async reviewable(actor: Actor, bind: (value: unknown) => string): Promise<string> {
    const own = `r.status = 'submitted' AND r.submitted_by <> ${bind(actor.userId)}`;
    const coordinated = `p.owner_unit_id = ANY (${bind(actor.coordinates)}::uuid[])`;
    if (!actor.roles.includes('leader')) return `(${own} AND ${coordinated})`;
    const owners = await this.dataSource.query<{ id: string }[]>(
      `SELECT DISTINCT p.owner_unit_id AS id FROM progress_report r JOIN plan p ON p.id = r.plan_id WHERE r.status = 'submitted'`,
    );
    const sole: { owner: string; coordinator: string | null }[] = [];
    for (const { id } of owners) {
      const coordinators = await this.units.coordinatorsOf(this.dataSource.manager, id);
      if (coordinators.length < 2) sole.push({ owner: id, coordinator: coordinators[0] ?? null });
    }
    const charge = actor.principal
      ? 'true'
      : `(r.unit_id = ANY (${bind(actor.inCharge)}::uuid[]) OR p.owner_unit_id = ANY (${bind(actor.inCharge)}::uuid[]))`;
    const pairs = `unnest(${bind(sole.map(({ owner }) => owner))}::uuid[], ${bind(sole.map(({ coordinator }) => coordinator))}::uuid[])`;
    return `(${own} AND (${coordinated} OR (${charge} AND EXISTS (
      SELECT 1 FROM ${pairs} AS sole (owner, coordinator)
      WHERE sole.owner = p.owner_unit_id AND (sole.coordinator IS NULL OR sole.coordinator = r.submitted_by)))))`;
  }

  private async withAbilities(actor: Actor, rows: Row[]): Promise<ReportRowDto[]> {
    const reviewer = holds(actor, 'report.review');
    const waiting = rows.filter(({ status }) => status === 'submitted' && reviewer);
    const coordinators = new Map<string, string[]>();
    for (const owner of new Set(waiting.map(({ ownerUnitId }) => ownerUnitId))) {
      coordinators.set(owner, await this.units.coordinatorsOf(this.dataSource.manager, owner));
    }
    return rows.map((row) => {
      const { ownerUnitId, submittedBy: _, sortAt: __, ...shown } = row;
      const open = REPORT_FLOW.allowed(row.status);
      const review =
        reviewer && row.status === 'submitted' && canReview(actor, row, coordinators.get(ownerUnitId) ?? []);
      const file = canFileFor(actor, row.unitId);
      const can: ReportAbilitiesDto = {
        edit: canEdit(actor, row),
        submit: file && open.includes('submit'),
        withdraw: file && open.includes('withdraw'),
        approve: review && open.includes('approve'),
        return: review && open.includes('return'),
      };
      return { ...shown, can };
    });
  }

  private evidenceOf(reportId: string): Promise<EvidenceDto[]> {
    return this.dataSource.query<EvidenceDto[]>(
      `SELECT id, kind, title, url, published_on::text AS "publishedOn", size, created_at AS "createdAt"
       FROM evidence WHERE report_id = $1 ORDER BY created_at, id`,
      [reportId],
    );
  }

  private reviewsOf(reportId: string): Promise<ReviewDto[]> {
    return this.dataSource.query<ReviewDto[]>(
      `SELECT v.id, v.decision, v.reason, a.name AS "reviewedByName", v.reviewed_at AS "reviewedAt"
       FROM report_review v JOIN app_user a ON a.id = v.reviewed_by WHERE v.report_id = $1 ORDER BY v.reviewed_at, v.id`,
      [reportId],
    );
  }

  /** The filing before this one, for comparison. */
  private async previousOf({ id, planItemId, unitId, createdAt }: Row): Promise<PreviousReportDto | null> {
    const [previous] = await this.dataSource.query<PreviousReportDto[]>(
      `SELECT id, period, status, progress, problems, next_steps AS "nextSteps", percent, submitted_at AS "submittedAt"
       FROM progress_report
       WHERE plan_item_id = $1 AND unit_id = $2 AND id <> $3 AND created_at <= $4 AND status IN ('submitted', 'approved')
       ORDER BY created_at DESC, id DESC LIMIT 1`,
      [planItemId, unitId, id, createdAt],
    );
    return previous ?? null;
  }
}

function hintsOf(
  report: ReportRowDto,
  answers: AnswerDto[],
  evidence: EvidenceDto[],
  previous: PreviousReportDto | null,
): HintDto[] {
  if (report.progress.trim() === '') return [];
  const delivered = answers.filter(({ kind }) => kind === 'deliver');
  const codes = qualityHints({
    progress: report.progress,
    previousProgress: previous?.progress ?? null,
    percent: report.percent,
    evidence,
    completedOn: delivered.map(({ completedOn }) => completedOn).filter((date) => date !== null),
    answersDeliver: delivered.length > 0,
  });
  return codes.map((code) => ({ code, message: QUALITY_HINT[code] }));
}
