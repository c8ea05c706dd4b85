import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { dateInShanghai, type CalendarDate } from '../../common/calendar-date.js';
import { Clock } from '../../common/clock.js';
import { CalendarService } from '../deadline/calendar.service.js';
import { inOfficeHours } from '../deadline/domain/office-hours.js';
import { OutboxService, type Message } from '../notification/outbox.service.js';
import { UnitDirectory } from '../organization/unit-directory.js';
import { remindersOn, type Reminder } from './domain/reminders.js';
import { requestRows, type RequestRow } from './request-rows.js';

export interface RequestReminder extends Pick<Reminder, 'stage' | 'dueOn' | 'title'> {
  requestId: string;
  number: string;
}

export interface RemindersResult {
  /** What there is to be said on the day, said before or not. */
  due: RequestReminder[];
  /** Messages that were new; none on a dry run and outside office hours. */
  messages: number;
}

/** Tells a request's people what has come near, late, or back to them. */
@Injectable()
export class RequestReminders {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly calendar: CalendarService,
    private readonly directory: UnitDirectory,
    private readonly outbox: OutboxService,
  ) {}

  /**
   * Writes what is to be said by now to the outbox, once each: to the handling unit's liaisons, to the coordinators where
   * it has none, and to both once the answer is overdue. Like all that runs by days it waits for the unit's office hours. A `date`
   * after today is a dry run; one before says what there was to be said by then and is still open.
   */
  run({ now = this.clock.now(), date }: { now?: Date; date?: CalendarDate } = {}): Promise<RemindersResult> {
    const today = dateInShanghai(now);
    const day = date ?? today;
    return this.dataSource.transaction(async (em) => {
      const rows = await requestRows(em, 'r.answered_on IS NULL AND r.withdrawn_on IS NULL', []);
      const calendars = await this.calendar.ofUnits(em);
      const found = rows.flatMap((row) =>
        remindersOn(row, day, calendars.of(row.unitId)).map((reminder) => ({ row, reminder })),
      );
      // Each unit by its own days: nobody is told on a day on which their office is shut.
      const told = found.filter(({ row }) => inOfficeHours(now, calendars.of(row.unitId)));
      const due = found.map(({ row, reminder: { stage, dueOn, title } }) => ({
        requestId: row.id,
        number: row.number,
        stage,
        dueOn,
        title,
      }));
      if (told.length === 0 || day > today) return { due, messages: 0 };
      const units = [...new Set(told.map(({ row }) => row.unitId))];
      const liaisons = await this.directory.liaisonsOf(em, units);
      const coordinators = new Map<string, string[]>();
      for (const unit of units) coordinators.set(unit, await this.directory.coordinatorsOf(em, unit));
      const messages = told.flatMap(({ row, reminder }) => {
        const own = liaisons.get(row.unitId) ?? [];
        const above = coordinators.get(row.unitId) ?? [];
        const people = reminder.stage === 'overdue' ? [...own, ...above] : own.length > 0 ? own : above;
        return [...new Set(people)].map((userId) => messageOf(row, reminder, userId));
      });
      return { due, messages: await this.outbox.enqueue(em, now, messages) };
    });
  }
}

/** No name in it: a message is read on a phone, and the number is enough. */
const messageOf = (
  { id, number, unitName }: RequestRow,
  { key, stage, dueOn, title, text }: Reminder,
  userId: string,
): Message => ({
  key: `disclosure:${id}:${key}:${stage}:${dueOn}:${userId}`,
  userId,
  title: `依申请公开 ${number}:${title}`,
  body: `${text}\n承办单位:${unitName}`,
  link: `/disclosure-requests/${id}`,
});
