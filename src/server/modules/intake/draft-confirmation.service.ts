import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import { Clock } from '../../common/clock.js';
import { DomainError } from '../../common/domain-error.js';
import { AuditService } from '../audit/audit.service.js';
import { UnitDirectory } from '../organization/unit-directory.js';
import { PlanWriter } from '../plan/plan-writer.service.js';
import { draftFlow } from './domain/draft-flow.js';
import { countsOf, openQuestions } from './domain/open-questions.js';
import { DraftAmendments } from './draft-amendment.service.js';
import type { ConfirmDraftDto, ConfirmedDraftDto } from './draft.dto.js';
import { DraftService } from './draft.service.js';
import { Draft } from './entities/draft.entity.js';
import { ExistingPlans } from './existing-plans.js';
import { newPlanOf } from './new-plan.js';

/** A draft becomes a plan, or changes one: all in one transaction, so that there is either both or neither. */
@Injectable()
export class DraftConfirmation {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly units: UnitDirectory,
    private readonly drafts: DraftService,
    private readonly existing: ExistingPlans,
    private readonly plans: PlanWriter,
    private readonly amendments: DraftAmendments,
  ) {}

  /**
   * @throws `intake.open_questions` (422, with the questions) while something blocks that `input` does not waive;
   * `intake.plan_exists` (409, with the plan) where the document is in the system already.
   */
  async confirm(actor: Actor, id: string, input: ConfirmDraftDto): Promise<ConfirmedDraftDto> {
    return this.dataSource.transaction(async (em) => {
      const draft = await this.drafts.open(em, actor, id, input.version, { confirm: true });
      const questions = openQuestions(draft.content);
      const blocking = questions.filter(({ blocks, waiver }) => blocks && !(waiver && input[waiver]));
      if (blocking.length > 0) {
        throw DomainError.invalid(
          'intake.open_questions',
          `还有 ${blocking.length} 个问题没有处理,不能确认:${blocking[0].message}`,
          { questions: blocking },
        );
      }
      await this.requireActiveUnits(em, draft);
      if (draft.purpose !== 'amendment') await this.requireNew(em, draft);
      const status = draftFlow.next(draft.status, 'confirm');
      await this.drafts.change(em, draft, input.version, { status }, { confirm: true });
      const now = this.clock.now();
      const planId =
        draft.purpose === 'amendment'
          ? await this.amendments.apply(em, actor, draft, input.reason)
          : await this.plans.create(em, actor, now, newPlanOf(draft));
      await em.update(Draft, { id }, { planId });
      const counts = countsOf(draft.content, questions);
      await this.audit.record(em, actor, now, {
        action: 'intake.confirm',
        subjectType: 'draft',
        subjectId: id,
        before: { status: draft.status },
        after: { status, planId, counts },
      });
      return { planId, counts };
    });
  }

  private async requireActiveUnits(em: EntityManager, draft: Draft): Promise<void> {
    if (draft.purpose === 'upstream') return;
    const ids = draft.content.items.flatMap(({ assignments }) =>
      assignments.flatMap(({ unitId }) => unitId ?? []),
    );
    await this.units.requireActive(em, [...new Set(ids)], this.clock.today());
  }

  private async requireNew(em: EntityManager, draft: Draft): Promise<void> {
    await this.existing.lock(em, draft.ownerUnitId);
    const same = await this.existing.find(em, draft.ownerUnitId, draft.fileHash, draft.content.plan);
    if (!same) return;
    throw new DomainError('intake.plan_exists', 409, `该文件已导入为计划“${same.title}”,请直接打开该计划`, {
      planId: same.planId,
      by: same.by,
    });
  }
}
