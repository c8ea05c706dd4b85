import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { dateInShanghai } from '../../common/calendar-date.js';
import type { Actor } from '../../common/actor.js';
import { Clock } from '../../common/clock.js';
import { AuditService } from '../audit/audit.service.js';
import { DeadlineCompletion } from '../deadline/deadline-completion.service.js';
import { OutboxService } from '../notification/outbox.service.js';
import { UnitDirectory } from '../organization/unit-directory.js';
import { doneBy } from './domain/completion.js';
import { REPORT_FLOW, type ReportAction } from './domain/report-flow.js';
import type { MoveReportDto, ReportDto, ReturnReportDto } from './progress.dto.js';
import { requireReviewer } from './progress.policy.js';
import { ProgressQueries } from './progress.queries.js';
import { holdAnswers, holdReport, moveReport, requireVersion, type HeldReport } from './report-access.js';

type Decision = Extract<ReportAction, 'approve' | 'return'>;

/** The coordinator's decision on a filing. */
@Injectable()
export class ReviewService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly units: UnitDirectory,
    private readonly completion: DeadlineCompletion,
    private readonly audit: AuditService,
    private readonly outbox: OutboxService,
    private readonly queries: ProgressQueries,
  ) {}

  /**
   * Approves and closes the duties it answers in the same transaction. A duty that was done, waived or voided while the
   * filing waited is left as it is: that is not the unit's fault, and no reason to return the filing.
   */
  async approve(actor: Actor, id: string, input: MoveReportDto): Promise<ReportDto> {
    await this.decide(actor, id, input, 'approve', null, async (em, report, now) => {
      const answers = await holdAnswers(em, report.id);
      const completions = answers
        .filter(({ open }) => open)
        .map((answer) => ({
          deadlineId: answer.deadlineId,
          reportId: report.id,
          reportedOn: dateInShanghai(report.countedSubmittedAt!),
          ...doneBy(answer, answer, {
            countedAt: report.countedSubmittedAt!,
            submittedAt: report.submittedAt!,
          }),
        }));
      await this.completion.complete(em, actor, now, completions);
      return { closed: completions.length };
    });
    return this.queries.one(actor, id);
  }

  /** Returns with a reason; assessment counts returns, so each is a row of its own. */
  async return(actor: Actor, id: string, input: ReturnReportDto): Promise<ReportDto> {
    await this.decide(actor, id, input, 'return', input.reason.trim(), async () => ({}));
    return this.queries.one(actor, id);
  }

  private async decide(
    actor: Actor,
    id: string,
    input: MoveReportDto,
    decision: Decision,
    reason: string | null,
    effect: (em: EntityManager, report: HeldReport, now: Date) => Promise<Record<string, unknown>>,
  ): Promise<void> {
    const now = this.clock.now();
    await this.dataSource.transaction(async (em) => {
      const report = await holdReport(em, actor, id);
      requireReviewer(actor, report, await this.units.coordinatorsOf(em, report.ownerUnitId));
      requireVersion(report, input);
      const to = REPORT_FLOW.next(report.status, decision);
      const after = await effect(em, report, now);
      await moveReport(em, report, to);
      await em.query(
        `INSERT INTO report_review (report_id, decision, reason, reviewed_by, reviewed_at) VALUES ($1, $2, $3, $4, $5)`,
        [id, decision, reason, actor.userId, now],
      );
      await this.audit.record(em, actor, now, {
        action: `progress.${decision}`,
        subjectType: 'progress_report',
        subjectId: id,
        planItemId: report.planItemId,
        before: { status: report.status },
        after: { ...after, status: to, unitId: report.unitId, period: report.period },
        cause: reason,
      });
      await this.tellUnit(em, now, report, decision, reason);
    });
  }

  /** A return is for everyone who files for the unit, an approval for the one who submitted. */
  private async tellUnit(
    em: EntityManager,
    now: Date,
    report: HeldReport,
    decision: Decision,
    reason: string | null,
  ): Promise<void> {
    const liaisons = (await this.units.liaisonsOf(em, [report.unitId])).get(report.unitId) ?? [];
    const people = decision === 'return' ? [...liaisons, report.submittedBy!] : [report.submittedBy!];
    const what = `${report.unitName} ${report.period}“${report.itemTitle}”的进展报送`;
    await this.outbox.enqueue(
      em,
      now,
      [...new Set(people)].map((userId) => ({
        key: `report:${report.id}:${report.version}:${decision}:${userId}`,
        userId,
        title: decision === 'return' ? `报送被退回:${report.itemTitle}` : `报送已通过:${report.itemTitle}`,
        body: decision === 'return' ? `${what}被退回。理由:${reason}` : `${what}已审核通过。`,
        link: `/reports/${report.id}`,
      })),
    );
  }
}
