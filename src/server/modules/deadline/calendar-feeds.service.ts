import { Injectable } from '@nestjs/common';
import ical, { ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { createHash, randomBytes } from 'node:crypto';
import { DataSource } from 'typeorm';
import { holds, type Actor } from '../../common/actor.js';
import { addDays } from '../../common/calendar-date.js';
import { Clock } from '../../common/clock.js';
import { DomainError } from '../../common/domain-error.js';
import { LIGHTS_BY_SEVERITY } from '../../../shared/lights.js';
import { AuditService } from '../audit/audit.service.js';
import { ActorFactory } from '../auth/actor.factory.js';
import type { CalendarFeedDto, NewCalendarFeedDto } from './calendar-feed.dto.js';
import { visibleUnits } from './deadline.policy.js';
import { feedEntries, type FeedDuty } from './domain/feed.js';
import { DutyLag } from './duty-lag.js';
import { CalendarFeed } from './entities/calendar-feed.entity.js';
import { lightRankSql, liveSql } from './light.sql.js';

const DAYS_BACK = 60;
const DAYS_AHEAD = 400;
/** Calendars of the field give up on more. */
const MOST = 5000;
const TOKEN_BYTES = 32;
const REFRESH_SECONDS = 3600;
const MS_PER_HOUR = 3_600_000;
/** An hour clock stands before its moment, as long as a calendar can show. */
const MS_SHOWN = 30 * 60_000;

/** 日历订阅: a private .ics address per person for Outlook, WPS and telephones; revocable, and shown once. */
@Injectable()
export class CalendarFeeds {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly actors: ActorFactory,
    private readonly audit: AuditService,
    private readonly lag: DutyLag,
  ) {}

  async own(actor: Actor): Promise<CalendarFeedDto> {
    const feed = await this.dataSource.manager.findOneBy(CalendarFeed, { userId: actor.userId });
    return {
      active: feed !== null,
      createdAt: feed?.createdAt.toISOString() ?? null,
      lastReadAt: feed?.lastReadAt?.toISOString() ?? null,
    };
  }

  /** Makes the address, or a new one: the old one answers no more. */
  async renew(actor: Actor): Promise<NewCalendarFeedDto> {
    const now = this.clock.now();
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    await this.dataSource.transaction(async (em) => {
      await em.upsert(
        CalendarFeed,
        { userId: actor.userId, tokenHash: hashOf(token), createdAt: now, lastReadAt: null },
        ['userId'],
      );
      await this.record(em, actor, now, 'calendar_feed.renew');
    });
    return { ...(await this.own(actor)), path: `/api/v1/calendar-feeds/${token}.ics` };
  }

  async revoke(actor: Actor): Promise<CalendarFeedDto> {
    const now = this.clock.now();
    await this.dataSource.transaction(async (em) => {
      const { affected } = await em.delete(CalendarFeed, { userId: actor.userId });
      if (affected) await this.record(em, actor, now, 'calendar_feed.revoke');
    });
    return this.own(actor);
  }

  /**
   * The calendar behind a token, as text/calendar; `origin` leads back to the pages. What the person may see today is what
   * the calendar holds: roles that are gone take their duties with them.
   * @throws DomainError 404 for a token nobody has, or whose person may not read duties any more.
   */
  async read(token: string, origin: string): Promise<string> {
    const now = this.clock.now();
    const feed = await this.dataSource.manager.findOneBy(CalendarFeed, { tokenHash: hashOf(token) });
    const actor = feed && (await this.actors.build(feed.userId));
    if (!feed || !actor || !holds(actor, 'deadline.read')) {
      throw new DomainError('calendar_feed.gone', 404, '订阅地址无效或已停用,请在督办的日历页重新生成');
    }
    if (!feed.lastReadAt || now.getTime() - feed.lastReadAt.getTime() > MS_PER_HOUR) {
      await this.dataSource.manager.update(CalendarFeed, { userId: feed.userId }, { lastReadAt: now });
    }
    const calendar = ical({
      name: `督办 · ${actor.name}`,
      prodId: { company: 'duban', product: 'duban', language: 'ZH' },
      ttl: REFRESH_SECONDS,
    });
    for (const entry of feedEntries(await this.duties(actor))) {
      calendar.createEvent({
        id: `${entry.id}@duban`,
        summary: entry.summary,
        description: entry.description,
        url: `${origin}${entry.path}`,
        stamp: now,
        ...(entry.dueAt
          ? { start: new Date(entry.dueAt.getTime() - MS_SHOWN), end: entry.dueAt }
          : { start: entry.dueOn, end: addDays(entry.dueOn, 1), allDay: true }),
        status: entry.provisional ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED,
        transparency: ICalEventTransparency.TRANSPARENT,
      });
    }
    return calendar.toString();
  }

  private async duties(actor: Actor): Promise<FeedDuty[]> {
    const today = this.clock.today();
    const params: unknown[] = [
      today,
      this.clock.now(),
      addDays(today, -DAYS_BACK),
      addDays(today, DAYS_AHEAD),
    ];
    const scope = visibleUnits(actor, 'd.unit_id', params);
    const rows = await this.dataSource.query<(Omit<FeedDuty, 'light'> & { rank: number })[]>(
      `SELECT d.id, d.plan_id AS "planId", d.plan_item_id AS "planItemId", r.title, u.name AS "unitName", d.kind,
         d.due_on::text AS "dueOn", d.due_at AS "dueAt", d.provisional,
         ${lightRankSql('d', '$1', '$2', this.lag.of('d'))} AS rank
       FROM deadline d JOIN deadline_rule r ON r.id = d.rule_id JOIN unit u ON u.id = d.unit_id
       WHERE d.due_on BETWEEN $3::date AND $4::date AND ${liveSql('d')} AND ${scope}
       ORDER BY d.due_on, d.due_at NULLS FIRST, d.id LIMIT ${MOST}`,
      params,
    );
    return rows.map(({ rank, ...row }) => ({ ...row, light: LIGHTS_BY_SEVERITY[rank] }));
  }

  private record(
    em: Parameters<AuditService['record']>[0],
    actor: Actor,
    now: Date,
    action: string,
  ): Promise<void> {
    return this.audit.record(em, actor, now, {
      action,
      subjectType: 'calendar_feed',
      subjectId: actor.userId,
    });
  }
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
