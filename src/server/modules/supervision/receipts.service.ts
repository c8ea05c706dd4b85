import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import { Clock } from '../../common/clock.js';
import { DomainError } from '../../common/domain-error.js';
import { AuditService } from '../audit/audit.service.js';
import type { SignedDto, SignReceiptsDto } from './supervision.dto.js';

/** 签收: a unit confirms that it has its tasks, many at once. */
@Injectable()
export class ReceiptsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly audit: AuditService,
  ) {}

  /** Signing twice keeps the first signature. A task that the unit has no part in refuses the whole request. */
  async sign(actor: Actor, { unitId, planItemIds }: SignReceiptsDto): Promise<SignedDto> {
    const now = this.clock.now();
    if (!actor.liaisonOf.includes(unitId)) throw DomainError.forbidden('只能签收本单位的任务');
    const ids = [...new Set(planItemIds.map((id) => id.toLowerCase()))];
    const signed = await this.dataSource.transaction(async (em) => {
      const own = await em.query<{ id: string }[]>(
        `SELECT i.id FROM plan_item i JOIN plan p ON p.id = i.plan_id AND p.status = 'published'
         WHERE i.id = ANY ($1::uuid[]) AND EXISTS (
           SELECT 1 FROM assignment a WHERE a.plan_item_id = i.id AND a.unit_id = $2)`,
        [ids, unitId],
      );
      if (own.length !== ids.length) throw DomainError.notFound('部分任务');
      const rows = await em.query<{ planItemId: string }[]>(
        `INSERT INTO task_receipt (plan_item_id, unit_id, signed_at, signed_by)
         SELECT id, $2, $3, $4 FROM unnest($1::uuid[]) AS id ON CONFLICT DO NOTHING RETURNING plan_item_id AS "planItemId"`,
        [ids, unitId, now, actor.userId],
      );
      await this.audit.record(
        em,
        actor,
        now,
        rows.map(({ planItemId }) => ({
          action: 'supervision.receipt',
          subjectType: 'plan_item',
          subjectId: planItemId,
          planItemId,
          after: { unitId },
        })),
      );
      return rows.length;
    });
    return { signed };
  }
}
