import { instantInShanghai } from '../../src/server/common/calendar-date.js';
import { DeadlineRule } from '../../src/server/modules/deadline/entities/deadline-rule.entity.js';
import { Deadline } from '../../src/server/modules/deadline/entities/deadline.entity.js';
import { Assignment } from '../../src/server/modules/plan/entities/assignment.entity.js';
import { PlanItem } from '../../src/server/modules/plan/entities/plan-item.entity.js';
import { DEFAULT_CADENCE, DEFAULT_STAGES, Plan } from '../../src/server/modules/plan/entities/plan.entity.js';
import {
  ProgressReport,
  ReportReview,
} from '../../src/server/modules/progress/entities/progress-report.entity.js';
import type { DeadlineKind, UnitRole } from '../../src/shared/vocabulary.js';
import type { CastUnit, World } from '../world.js';

const noon = (date: string): Date => instantInShanghai(date, '12:00');

interface DutyInput {
  unit: CastUnit;
  kind?: DeadlineKind;
  dueOn: string;
  principal?: boolean;
  occurrence?: string;
}

/**
 * A published plan of 交通局, laid straight into the tables, so that a test says on which day everything happened. Filings
 * are one per duty.
 */
export class AssessedPlan {
  private position = 0;
  private ruleOf = new Map<string, string>();

  private constructor(
    private readonly world: World,
    readonly id: string,
  ) {}

  static async publishedOn(world: World, date: string): Promise<AssessedPlan> {
    const { identifiers } = await world.dataSource.manager.insert(Plan, {
      ownerUnitId: world.unit.bureau,
      title: '政务公开工作计划',
      year: 2018,
      issuedOn: date,
      status: 'published',
      cadence: DEFAULT_CADENCE,
      stages: DEFAULT_STAGES,
      createdAt: noon(date),
      publishedAt: noon(date),
    });
    return new AssessedPlan(world, identifiers[0].id as string);
  }

  /** A task and who answers for it. */
  async task(title: string, units: [CastUnit, UnitRole][]): Promise<string> {
    const em = this.world.dataSource.manager;
    const position = this.position++;
    const number = `${position + 1}.`;
    const place = { planId: this.id, position, number, path: number, level: 1 };
    const { identifiers } = await em.insert(PlanItem, { ...place, kind: 'task', title, text: title });
    const planItemId = identifiers[0].id as string;
    await em.insert(
      Assignment,
      units.map(([unit, role]) => ({ planItemId, unitId: this.world.unit[unit], role })),
    );
    return planItemId;
  }

  async duty(planItemId: string, input: DutyInput): Promise<string> {
    const { unit, dueOn, kind = 'deliver', principal = true, occurrence = 'once' } = input;
    const em = this.world.dataSource.manager;
    const plan = await em.findOneByOrFail(Plan, { id: this.id });
    const { identifiers } = await em.insert(Deadline, {
      ruleId: await this.rule(planItemId, kind),
      planId: this.id,
      planItemId,
      unitId: this.world.unit[unit],
      kind,
      principal,
      occurrence,
      startOn: plan.issuedOn!,
      dueOn,
      originalDueOn: dueOn,
      nearOn: dueOn,
      createdAt: plan.publishedAt!,
    });
    return identifiers[0].id as string;
  }

  /** The filing that answers a duty: submitted, perhaps returned on some days, perhaps approved. */
  async filing(
    deadlineId: string,
    days: { submitted: string; returned?: string[]; approved?: string; doneOn?: string },
  ): Promise<string> {
    const em = this.world.dataSource.manager;
    const { planItemId, unitId, occurrence, kind } = await em.findOneByOrFail(Deadline, { id: deadlineId });
    const { submitted, returned = [], approved, doneOn = submitted } = days;
    const { identifiers } = await em.insert(ProgressReport, {
      planId: this.id,
      planItemId,
      unitId,
      period: occurrence === 'once' ? `x${deadlineId.slice(0, 8)}` : occurrence,
      status: approved ? 'approved' : returned.length > 0 ? 'returned' : 'submitted',
      createdBy: this.world.user.li,
      createdAt: noon(submitted),
      submittedAt: noon(submitted),
      countedSubmittedAt: noon(submitted),
    });
    const reportId = identifiers[0].id as string;
    await em.query('INSERT INTO report_answer (report_id, deadline_id, completed_on) VALUES ($1, $2, $3)', [
      reportId,
      deadlineId,
      kind === 'deliver' ? doneOn : null,
    ]);
    const review = { reportId, reviewedBy: this.world.user.zhou };
    for (const date of returned) {
      await em.insert(ReportReview, {
        ...review,
        decision: 'return',
        reason: '缺少佐证',
        reviewedAt: noon(date),
      });
    }
    if (approved) {
      await em.insert(ReportReview, { ...review, decision: 'approve', reviewedAt: noon(approved) });
      await em.update(Deadline, { id: deadlineId }, { doneOn, doneByReportId: reportId });
    }
    return reportId;
  }

  private async rule(planItemId: string, kind: DeadlineKind): Promise<string> {
    const key = `${planItemId}/${kind}`;
    if (!this.ruleOf.has(key)) {
      const spec = { kind: 'fixed' as const, date: '2018-06-30' };
      const { identifiers } = await this.world.dataSource.manager.insert(DeadlineRule, {
        planId: this.id,
        planItemId,
        kind,
        spec,
      });
      this.ruleOf.set(key, identifiers[0].id as string);
    }
    return this.ruleOf.get(key)!;
  }
}
