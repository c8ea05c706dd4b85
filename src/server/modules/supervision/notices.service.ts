import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import { Clock } from '../../common/clock.js';
import { DomainError } from '../../common/domain-error.js';
import { AuditService } from '../audit/audit.service.js';
import { OutboxService } from '../notification/outbox.service.js';
import { UnitDirectory } from '../organization/unit-directory.js';
import { noticeText } from './domain/notice-text.js';
import { factsOf, insertNotices, type NewNotice } from './notice-writer.js';
import type { NoticeDto, UrgeDto } from './supervision.dto.js';
import { canUrge, visibleDuties } from './supervision.policy.js';
import { SupervisionQueries } from './supervision.queries.js';

/** A second press of the button within this time is taken for a double click. */
const TWICE_MS = 60_000;

/** 催办 by a coordinator's hand: always possible while the duty is open. */
@Injectable()
export class NoticesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly units: UnitDirectory,
    private readonly outbox: OutboxService,
    private readonly audit: AuditService,
    private readonly queries: SupervisionQueries,
  ) {}

  async urge(actor: Actor, input: UrgeDto): Promise<NoticeDto> {
    const now = this.clock.now();
    const id = await this.dataSource.transaction(async (em) => {
      await this.holdDuty(em, actor, input.deadlineId, now);
      const duty = (await factsOf(em, [input.deadlineId])).get(input.deadlineId)!;
      const text = noticeText('manual', duty);
      const notice: NewNotice = {
        kind: 'urge',
        flipId: null,
        duty,
        title: text.title,
        body: input.body?.trim() || text.body,
        issuedBy: actor.userId,
        sentAt: now,
      };
      const [noticeId] = await insertNotices(em, now, [notice]);
      await this.audit.record(em, actor, now, {
        action: 'supervision.urge',
        subjectType: 'deadline',
        subjectId: duty.deadlineId,
        planItemId: duty.planItemId,
        after: { noticeId, unitId: duty.unitId, body: notice.body },
      });
      const people = (await this.units.liaisonsOf(em, [duty.unitId])).get(duty.unitId) ?? [];
      await this.outbox.enqueue(
        em,
        now,
        people.map((userId) => ({
          key: `notice:${noticeId}:${userId}`,
          userId,
          title: notice.title,
          body: notice.body,
          link: `/items/${duty.planItemId}`,
        })),
      );
      return noticeId;
    });
    return this.queries.notice(actor, id);
  }

  /** The duty must be open, of a published plan that the actor coordinates, and not urged a moment ago. */
  private async holdDuty(em: EntityManager, actor: Actor, deadlineId: string, now: Date): Promise<void> {
    // Held by a statement of its own: one that waits for the lock would still read the notices of before it waited.
    await em.query('SELECT 1 FROM deadline WHERE id = $1 FOR UPDATE', [deadlineId]);
    const params: unknown[] = [deadlineId, new Date(now.getTime() - TWICE_MS)];
    const visible = visibleDuties(actor, (value) => `$${params.push(value)}`);
    const [duty] = await em.query<
      { ownerUnitId: string; open: boolean; paused: boolean; justUrged: boolean }[]
    >(
      `SELECT p.owner_unit_id AS "ownerUnitId", (p.status = 'published' AND d.done_on IS NULL AND d.waived_at IS NULL
           AND d.voided_at IS NULL) AS open, d.paused_on IS NOT NULL AS paused,
         EXISTS (SELECT 1 FROM notice n WHERE n.deadline_id = d.id AND n.flip_id IS NULL AND n.issued_at > $2) AS "justUrged"
       FROM deadline d JOIN plan p ON p.id = d.plan_id WHERE d.id = $1 AND ${visible}`,
      params,
    );
    if (!duty) throw DomainError.notFound('事项');
    if (!canUrge(actor, duty)) throw DomainError.forbidden('只有该计划的督办员可以催办');
    if (!duty.open) throw new DomainError('supervision.not_open', 409, '该事项已办结或已取消,无需催办');
    if (duty.paused) throw new DomainError('supervision.paused', 409, '该事项已暂停计时,恢复计时后再催办');
    if (duty.justUrged) throw new DomainError('supervision.just_urged', 409, '刚刚已催办过该事项,请稍后再试');
  }
}
