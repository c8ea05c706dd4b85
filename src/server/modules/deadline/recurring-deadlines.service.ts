import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { CalendarDate } from '../../common/calendar-date.js';
import { Clock } from '../../common/clock.js';
import { SYSTEM_ACTOR } from '../../common/actor.js';
import { AuditService } from '../audit/audit.service.js';
import { CalendarService } from './calendar.service.js';
import { followPauses } from './clock-writer.js';
import { makeForSpecs } from './deadline-writer.js';
import { periodDuties, withInner } from './domain/duties.js';
import type { RuleSpec } from './domain/rule.js';
import { openSql } from './light.sql.js';

/** What the rules of a plan that are alike have in common. */
interface PlanSpec {
  planId: string;
  activeFrom: string;
  spec: RuleSpec;
  innerWorkdays: number | null;
}

@Injectable()
export class RecurringDeadlines {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly calendar: CalendarService,
    private readonly audit: AuditService,
  ) {}

  /**
   * The daily job: makes the duties of every recurring rule up to the period after the one of `today`. It asks what is
   * missing since publication, so that running late, twice or in several processes gives the same rows. Returns how
   * many were new. What was made ahead for a unit that has ended since is waived; what follows a duty that stands still does, too.
   */
  async extend(today: CalendarDate = this.clock.today()): Promise<number> {
    const now = this.clock.now();
    return this.dataSource.transaction(async (em) => {
      const calendars = await this.calendar.hold(em);
      // A plan that is being closed is waited for, and one that is extended is not closed meanwhile: else filings made
      // here would escape the waiver of the closing.
      await em.query(`SELECT id FROM plan WHERE status = 'published' ORDER BY id FOR SHARE`);
      const specs = await em.query<PlanSpec[]>(
        `SELECT DISTINCT plan_id AS "planId", active_from::text AS "activeFrom", spec, inner_workdays AS "innerWorkdays"
         FROM deadline_rule
         WHERE active_to IS NULL AND spec->>'kind' IN ('recurring', 'cadence')`,
      );
      const made = await makeForSpecs(
        em,
        now,
        calendars.all().flatMap(({ key: calendarKey, calendar }) =>
          specs.flatMap((one) =>
            periodDuties(one.spec, one.activeFrom, today, calendar).map((duty) => ({
              ...withInner(duty, one.innerWorkdays, calendar),
              ...one,
              calendarKey,
            })),
          ),
        ),
        calendars,
      );
      await this.audit.record(
        em,
        SYSTEM_ACTOR,
        now,
        made.map(({ planId, deadlines }) => ({
          action: 'deadline.extend',
          subjectType: 'plan',
          subjectId: planId,
          after: { deadlines },
        })),
      );
      await this.waiveForEnded(em, now);
      if (made.length > 0) await this.keepPaused(em, now, today);
      return made.reduce((sum, { deadlines }) => sum + deadlines, 0);
    });
  }

  /** What was made for a task that stands still stands still with it. */
  private async keepPaused(em: EntityManager, now: Date, today: CalendarDate): Promise<void> {
    const followed = await followPauses(em, now, today);
    await this.audit.record(
      em,
      SYSTEM_ACTOR,
      now,
      followed.map(({ id, planItemId, unitId, reason }) => ({
        action: 'deadline.pause',
        subjectType: 'deadline',
        subjectId: id,
        planItemId,
        after: { on: today, unitId },
        cause: `随上一期暂停:${reason}`,
      })),
    );
  }

  /** Filings of periods that began after their unit had ended: nobody is there to file them. */
  private async waiveForEnded(em: EntityManager, now: Date): Promise<void> {
    const [waived] = await em.query<[{ id: string; planItemId: string; unitId: string }[], number]>(
      `UPDATE deadline d SET waived_at = $1, waive_reason = '单位已停用', version = d.version + 1 FROM unit u
       WHERE u.id = d.unit_id AND d.kind = 'report' AND u.active_to IS NOT NULL AND d.start_on > u.active_to AND ${openSql('d')}
       RETURNING d.id, d.plan_item_id AS "planItemId", d.unit_id AS "unitId"`,
      [now],
    );
    await this.audit.record(
      em,
      SYSTEM_ACTOR,
      now,
      waived.map(({ id, planItemId, unitId }) => ({
        action: 'deadline.waive',
        subjectType: 'deadline',
        subjectId: id,
        planItemId,
        after: { unitId },
        cause: '单位已停用',
      })),
    );
  }
}
