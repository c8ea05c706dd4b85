import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import type { CalendarDate } from '../../common/calendar-date.js';
import { Clock } from '../../common/clock.js';
import { DomainError } from '../../common/domain-error.js';
import { AuditService } from '../audit/audit.service.js';
import { CalendarService } from './calendar.service.js';
import type { InnerSetDto, SetInnerDto } from './deadline.dto.js';
import { canSetInner } from './deadline.policy.js';
import { nearOn } from './domain/near.js';
import { openSql } from './light.sql.js';

interface HeldDuty {
  id: string;
  planItemId: string;
  unitId: string;
  ownerUnitId: string;
  startOn: CalendarDate;
  dueOn: CalendarDate;
  innerDueOn: CalendarDate | null;
  hours: boolean;
  open: boolean;
  version: number;
}

/** 内部时限: the office's own day before what the document or the law says. It reminds; nothing is late by it (ADR 7). */
@Injectable()
export class InnerDates {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly calendar: CalendarService,
    private readonly audit: AuditService,
  ) {}

  /**
   * Sets or lifts the earlier day of duties, all or none. Refuses a day that does not lie after the start and before the
   * due date of each (`deadline.inner_outside`), hour clocks, and what is no longer owed (409).
   */
  async set(actor: Actor, { deadlines, innerDueOn }: SetInnerDto): Promise<InnerSetDto> {
    const now = this.clock.now();
    return this.dataSource.transaction(async (em) => {
      const calendars = await this.calendar.hold(em);
      const duties = await this.held(em, actor, deadlines);
      if (innerDueOn !== null) requireInside(duties, innerDueOn);
      const changed = duties.filter((duty) => duty.innerDueOn !== innerDueOn);
      await em.query(
        `UPDATE deadline d SET inner_due_on = $2::date, inner_near_on = n.near_on,
           inner_provisional = $2::date IS NOT NULL AND d.provisional, version = version + 1
         FROM unnest($1::uuid[], $3::date[]) AS n (id, near_on) WHERE d.id = n.id`,
        [
          changed.map(({ id }) => id),
          innerDueOn,
          changed.map(({ unitId, startOn }) =>
            innerDueOn === null ? null : nearOn(startOn, innerDueOn, calendars.of(unitId)),
          ),
        ],
      );
      await this.audit.record(
        em,
        actor,
        now,
        changed.map((duty) => ({
          action: 'deadline.inner',
          subjectType: 'deadline',
          subjectId: duty.id,
          planItemId: duty.planItemId,
          before: { innerDueOn: duty.innerDueOn },
          after: { unitId: duty.unitId, innerDueOn },
        })),
      );
      return { changed: changed.length };
    });
  }

  /** The duties named, held until the transaction ends, for who may set their day: 404 where one is not there. */
  private async held(em: EntityManager, actor: Actor, given: SetInnerDto['deadlines']): Promise<HeldDuty[]> {
    const versions = new Map(given.map(({ id, version }) => [id.toLowerCase(), version]));
    const duties = await em.query<HeldDuty[]>(
      `SELECT d.id, d.plan_item_id AS "planItemId", d.unit_id AS "unitId", p.owner_unit_id AS "ownerUnitId",
         d.start_on::text AS "startOn", d.due_on::text AS "dueOn", d.inner_due_on::text AS "innerDueOn",
         d.due_at IS NOT NULL AS hours, ${openSql('d')} AS open, d.version
       FROM deadline d JOIN plan p ON p.id = d.plan_id
       WHERE d.id = ANY ($1::uuid[]) ORDER BY d.id FOR UPDATE OF d`,
      [[...versions.keys()]],
    );
    if (duties.length !== versions.size) throw DomainError.notFound('应办节点');
    if (!duties.every((duty) => canSetInner(actor, duty))) {
      throw DomainError.forbidden('只有本计划的督办员可以设内部时限');
    }
    const stale = duties.find(({ id, version }) => versions.get(id) !== version);
    if (stale) {
      throw DomainError.stale(
        { version: versions.get(stale.id) },
        { innerDueOn: stale.innerDueOn, dueOn: stale.dueOn, version: stale.version },
      );
    }
    if (!duties.every(({ open }) => open)) {
      throw new DomainError('deadline.not_open', 409, '所选时限已办结或已取消,请刷新后核对');
    }
    if (duties.some(({ hours }) => hours)) {
      throw DomainError.invalid('deadline.inner_hours', '按小时计时的时限不设内部时限');
    }
    return duties;
  }
}

function requireInside(duties: readonly HeldDuty[], innerDueOn: CalendarDate): void {
  const outside = duties.find(({ startOn, dueOn }) => innerDueOn <= startOn || innerDueOn >= dueOn);
  if (!outside) return;
  throw DomainError.invalid(
    'deadline.inner_outside',
    `内部时限应晚于起算日期 ${outside.startOn},早于应办日期 ${outside.dueOn}`,
    { innerDueOn, startOn: outside.startOn, dueOn: outside.dueOn },
  );
}
