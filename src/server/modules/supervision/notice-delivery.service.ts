import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { dateInShanghai } from '../../common/calendar-date.js';
import { CalendarService } from '../deadline/calendar.service.js';
import { inOfficeHours } from '../deadline/domain/office-hours.js';
import { OutboxService } from '../notification/outbox.service.js';
import { UnitDirectory } from '../organization/unit-directory.js';
import { composeMessages, type Recipients, type UnsentNotice } from './domain/messages.js';
import { ADVISORY_LOCK } from '../../common/database/advisory-locks.js';

type Unsent = UnsentNotice & { open: boolean; ownerUnitId: string };

/** From notices to messages: grouped, on working days in office hours; hour clocks at once. */
@Injectable()
export class NoticeDelivery {
  constructor(
    private readonly dataSource: DataSource,
    private readonly calendars: CalendarService,
    private readonly units: UnitDirectory,
    private readonly outbox: OutboxService,
  ) {}

  /**
   * Writes the messages that may go out at `now` to the outbox; returns how many, and how many notices still wait.
   * Office hours are those of the unit that the notice is about, by its own local days.
   */
  send(now: Date): Promise<{ messages: number; waiting: number }> {
    return this.dataSource.transaction(async (em) => {
      await em.query('SELECT pg_advisory_xact_lock($1)', [ADVISORY_LOCK.sendNotices]);
      const calendars = await this.calendars.ofUnits(em);
      const unsent = await this.unsent(em);
      const due = unsent.filter(
        ({ unitId, hour, open }) => hour || !open || inOfficeHours(now, calendars.of(unitId)),
      );
      const news = due.filter(({ open }) => open);
      const today = dateInShanghai(now);
      const { messages, sent } = composeMessages(news, today, await this.recipients(em, news, today));
      const settled = [...sent, ...due.filter(({ open }) => !open).map(({ id }) => id)];
      if (settled.length > 0) {
        await em.query('UPDATE notice SET sent_at = $1 WHERE id = ANY ($2::uuid[])', [now, settled]);
      }
      const written = await this.outbox.enqueue(em, now, messages);
      return { messages: written, waiting: unsent.length - settled.length };
    });
  }

  /** Of a duty that has been closed meanwhile there is nothing more to say. */
  private unsent(em: EntityManager): Promise<Unsent[]> {
    return em.query<Unsent[]>(
      `SELECT n.id, f.stage, n.deadline_id AS "deadlineId", n.plan_item_id AS "planItemId", i.title AS "itemTitle",
         n.unit_id AS "unitId", u.name AS "unitName", d.due_on::text AS "dueOn", d.provisional,
         (d.due_at IS NOT NULL AND f.stage IN ('near', 'overdue')) AS hour,
         n.title, n.body, p.owner_unit_id AS "ownerUnitId",
         (d.done_on IS NULL AND d.waived_at IS NULL AND d.voided_at IS NULL AND p.status = 'published') AS open
       FROM notice n JOIN flip f ON f.id = n.flip_id JOIN deadline d ON d.id = n.deadline_id
       JOIN plan_item i ON i.id = n.plan_item_id JOIN plan p ON p.id = d.plan_id JOIN unit u ON u.id = n.unit_id
       WHERE n.sent_at IS NULL ORDER BY n.issued_at, n.id`,
    );
  }

  /** A unit's liaisons; for a unit without one the coordinators, who can appoint one. */
  private async recipients(em: EntityManager, notices: Unsent[], today: string): Promise<Recipients> {
    const unitIds = [...new Set(notices.map(({ unitId }) => unitId))];
    const people = await this.units.liaisonsOf(em, unitIds);
    const leaders = new Map<string, string[]>();
    const orphans = new Map(
      notices
        .filter(({ unitId }) => people.get(unitId)!.length === 0)
        .map(({ unitId, ownerUnitId }) => [unitId, ownerUnitId]),
    );
    for (const [unitId, owner] of orphans) people.set(unitId, await this.units.coordinatorsOf(em, owner));
    const listed = notices.filter(({ stage }) => stage === 'circular').map(({ unitId }) => unitId);
    for (const unitId of new Set(listed)) leaders.set(unitId, await this.units.leadersOf(em, unitId));
    const everyone = [...new Set([...people.values()].flat())];
    const digested = await em.query<{ userId: string }[]>(
      `SELECT user_id AS "userId" FROM outbox_message WHERE key = ANY ($1)`,
      [everyone.map((userId) => `digest:${userId}:${today}`)],
    );
    return { people, leaders, digested: new Set(digested.map(({ userId }) => userId)) };
  }
}
