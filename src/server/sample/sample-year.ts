import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  addDays,
  daysBetween,
  instantInShanghai,
  yearOf,
  type CalendarDate,
} from '../common/calendar-date.js';
import type { SimulatedClock } from '../common/clock.js';
import { Assessments } from '../modules/assessment/assessments.service.js';
import { CalendarService } from '../modules/deadline/calendar.service.js';
import type { WorkCalendar } from '../modules/deadline/domain/working-days.js';
import { RecurringDeadlines } from '../modules/deadline/recurring-deadlines.service.js';
import { TriggerEvents } from '../modules/deadline/trigger-events.service.js';
import { ReceiptsService } from '../modules/supervision/receipts.service.js';
import { RequestReminders } from '../modules/disclosure/request-reminders.service.js';
import { Sweep } from '../modules/supervision/sweep.service.js';
import { Filer, type Duty } from './filer.js';
import { lastEvening } from './last-evening.js';
import type { SampleOffice } from './office.js';
import { carriedOverDocument, MISTAKEN_DOCUMENT, nextYearDocument, OtherPlans } from './other-plans.js';
import { sampleDates, samplePlanDocument } from './plan-document.js';
import { planRequests } from './requests.js';
import {
  COMPLETIONS,
  EVENTS,
  isLate,
  isReturned,
  isSkipped,
  isSlow,
  type SampleEvent,
  type Scene,
} from './story.js';

/** Days between the document's date and its publication in the system: received, read, checked. */
const DAYS_TO_PUBLISH = 4;
/** Days before the document's date on which last year's rest is handed out. */
const DAYS_CARRIED_OVER = 24;

/**
 * One year of the fictional bureau, played through the real services on a simulated clock: the plan imported from its
 * document, then day by day what people and the sweep would have done, up to this morning.
 */
export class SampleYear {
  private readonly scenes: Scene[] = [];
  private readonly planned = new Set<string>();
  private readonly filer: Filer;
  private readonly others: OtherPlans;
  private calendar: WorkCalendar;
  private planId: string;

  constructor(
    private readonly app: INestApplicationContext,
    private readonly clock: SimulatedClock,
    private readonly office: SampleOffice,
    private readonly today: CalendarDate,
  ) {
    this.filer = new Filer(app, office);
    this.others = new OtherPlans(app, office);
  }

  /** `progress` hears the day that is being played and how many there are. */
  async play(progress: (day: number, days: number) => void): Promise<void> {
    this.calendar = await this.app.get(CalendarService).current();
    const dates = sampleDates(this.today);
    await this.carriedOver(dates.issuedOn);
    const publishedOn = this.calendar.nextWorkday(addDays(dates.issuedOn, DAYS_TO_PUBLISH));
    this.setClock(publishedOn, '09:10');
    await this.importPlan(samplePlanDocument(dates));
    await this.signReceipts();
    for (const event of EVENTS) this.planEvent(event);
    await planRequests(this.app, this.office, this.calendar, this.today, (...scene) => this.add(...scene));
    const days = daysBetween(publishedOn, this.today);
    for (let day = 0; day <= days; day++) {
      progress(day, days);
      await this.playDay(addDays(publishedOn, day));
    }
    this.setClock(addDays(this.today, -1), '18:00');
    await lastEvening(this.app, this.office, this.filer, this.planId, this.today);
    await this.others.import('政务公开工作要点(送审稿).txt', nextYearDocument(this.today));
    await this.others.throwAway('月度调度会通知.txt', MISTAKEN_DOCUMENT);
    await this.assess();
  }

  /** The last act: the scores up to yesterday, published, so that units find their sheets. */
  private async assess(): Promise<void> {
    const coordinator = this.office.person('zhoumin');
    const assessments = this.app.get(Assessments);
    const asOf = addDays(this.today, -1);
    const { id, version } = await assessments.run(coordinator, { planId: this.planId, asOf });
    await assessments.publish(coordinator, id, { version });
  }

  private setClock(on: CalendarDate, time: string): void {
    const instant = instantInShanghai(on, time);
    if (instant > this.clock.now()) this.clock.set(instant);
  }

  private async importPlan(document: string): Promise<void> {
    this.planId = await this.others.import('重点工作实施方案.txt', document);
    await this.others.publish(this.planId);
  }

  /** Last year's rest: two tasks done within days, then the plan is closed. */
  private async carriedOver(issuedOn: CalendarDate): Promise<void> {
    const start = this.calendar.nextWorkday(addDays(issuedOn, -DAYS_CARRIED_OVER));
    this.setClock(start, '09:00');
    const document = carriedOverDocument(start, addDays(issuedOn, -10), yearOf(issuedOn) - 1);
    const planId = await this.others.import('结转事项清单.txt', document);
    await this.others.publish(planId);
    const duties = await this.filer.openDuties(planId);
    for (const [index, duty] of duties.filter(({ kind }) => kind === 'deliver').entries()) {
      const doneOn = this.calendar.addWorkdays(start, 1 + index);
      this.setClock(doneOn, '16:00');
      await this.filer.approve(await this.filer.fileCompletion(duty, doneOn, `${duty.itemTitle}完成情况`));
    }
    this.setClock(this.calendar.nextWorkday(addDays(issuedOn, -5)), '17:00');
    await this.others.close(planId);
  }

  /** Units sign on the days after publication; a few have not to this day. */
  private async signReceipts(): Promise<void> {
    const rows = await this.app.get(DataSource).query<{ unitId: string; itemIds: string[] }[]>(
      `SELECT a.unit_id AS "unitId", array_agg(a.plan_item_id ORDER BY a.role <> 'lead', i.position) AS "itemIds"
       FROM assignment a JOIN plan_item i ON i.id = a.plan_item_id
       WHERE i.plan_id = $1 AND a.unit_id IS NOT NULL GROUP BY 1 ORDER BY 1`,
      [this.planId],
    );
    const first = this.clock.today();
    rows.forEach(({ unitId, itemIds }, index) => {
      const tasks = [...new Set(itemIds)];
      const signed = index % 9 === 4 ? tasks.slice(1) : tasks;
      if (signed.length === 0) return;
      this.add(this.calendar.addWorkdays(first, 1 + (index % 4)), '10:20', async () => {
        await this.app
          .get(ReceiptsService)
          .sign(this.office.liaison(unitId), { unitId, planItemIds: signed });
      });
    });
  }

  private planEvent(event: SampleEvent): void {
    const on = addDays(this.today, -event.daysAgo);
    this.add(on, event.time, async () => {
      const [type] = await this.app
        .get(DataSource)
        .query<{ id: string }[]>('SELECT id FROM event_type WHERE code = $1', [event.code]);
      const registered = await this.app.get(TriggerEvents).register(this.office.person('zhoumin'), {
        typeId: type.id,
        occurredAt: instantInShanghai(on, event.time).toISOString(),
        subject: event.subject,
      });
      if (event.answeredAfterDays === null) return;
      const answeredOn = addDays(on, event.answeredAfterDays);
      const duties = await this.filer.dutiesOfEvent(registered.id);
      for (const duty of duties) this.planCompletion(duty, answeredOn, event.evidence);
    });
  }

  private planCompletion(duty: Duty, on: CalendarDate, evidence: string): void {
    const filedOn = this.calendar.nextWorkday(on);
    if (filedOn >= this.today) return;
    this.add(filedOn, '15:30', async () => {
      const report = await this.filer.fileCompletion(duty, on, evidence);
      this.add(this.calendar.addWorkdays(filedOn, 1), '16:10', () => this.filer.approve(report));
    });
  }

  /** Whatever duty has appeared and nobody has thought of yet: when will its unit act on it? */
  private async planNewDuties(): Promise<void> {
    for (const duty of await this.filer.openDuties(this.planId)) {
      if (this.planned.has(duty.deadlineId)) continue;
      this.planned.add(duty.deadlineId);
      if (duty.kind === 'report') this.planFiling(duty, this.planned.size);
      const end = COMPLETIONS.find(
        ({ title }) => duty.kind === 'deliver' && duty.itemTitle.startsWith(title),
      );
      if (end && !duty.eventId)
        this.planCompletion(duty, addDays(duty.dueOn, end.daysAfterDue), end.evidence);
    }
  }

  private planFiling(duty: Duty, n: number): void {
    const punctual = isSlow(duty.itemTitle);
    if (!punctual && isSkipped(n, daysBetween(duty.dueOn, this.today))) return;
    const days = isLate(n) && !punctual ? 2 + (n % 3) : -(n % 5);
    const on = this.calendar.addWorkdays(this.calendar.nextWorkday(duty.dueOn), days);
    const [hour, minute] = [9 + (n % 8), 10 + (n % 45)];
    this.add(on, `${String(hour).padStart(2, '0')}:${minute}`, async () => {
      const report = await this.filer.filePeriod(duty, n);
      if (!report) return;
      const reviewedOn = this.calendar.addWorkdays(on, 1 + (n % 2));
      if (!isReturned(n)) {
        this.add(reviewedOn, '16:40', () => this.filer.approve(report));
        return;
      }
      this.add(reviewedOn, '16:45', () => this.filer.return(report));
      this.add(this.calendar.addWorkdays(reviewedOn, 1), '11:15', () => this.filer.resubmit(report));
      this.add(this.calendar.addWorkdays(reviewedOn, 2), '16:45', () => this.filer.approve(report));
    });
  }

  private async playDay(on: CalendarDate): Promise<void> {
    if (this.calendar.isWorkday(on)) {
      this.setClock(on, '08:30');
      await this.app.get(RecurringDeadlines).extend(on);
      await this.planNewDuties();
      await this.app.get(Sweep).run();
      await this.app.get(RequestReminders).run();
    }
    for (;;) {
      const scene = this.next(on);
      if (!scene) return;
      this.setClock(on, scene.time);
      await scene.play();
    }
  }

  private add(on: CalendarDate, time: string, play: Scene['play']): void {
    if (on < this.today) this.scenes.push({ on, time, play });
  }

  /** The earliest scene of the day not played yet. */
  private next(on: CalendarDate): Scene | undefined {
    const due = this.scenes.filter((scene) => scene.on <= on).sort((a, b) => a.time.localeCompare(b.time));
    const [scene] = due;
    if (scene) this.scenes.splice(this.scenes.indexOf(scene), 1);
    return scene;
  }
}
