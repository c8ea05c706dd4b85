import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { addDays, daysBetween, instantInShanghai, type CalendarDate } from '../common/calendar-date.js';
import type { Actor } from '../common/actor.js';
import { Clock } from '../common/clock.js';
import type { DeadlineKind } from '../../shared/vocabulary.js';
import { EvidenceService } from '../modules/progress/evidence.service.js';
import type { AnswerInputDto, ReportDto } from '../modules/progress/progress.dto.js';
import { ProgressQueries } from '../modules/progress/progress.queries.js';
import { ProgressService } from '../modules/progress/progress.service.js';
import { ReviewService } from '../modules/progress/review.service.js';
import { filingWords } from './filing-words.js';
import type { SampleOffice } from './office.js';
import { isSlow } from './story.js';

export interface Duty {
  deadlineId: string;
  kind: DeadlineKind;
  planItemId: string;
  itemTitle: string;
  unitId: string;
  occurrence: string;
  dueOn: CalendarDate;
  hourClock: boolean;
  eventId: string | null;
  startOn: CalendarDate;
  version: number;
  /** How many filings of the same unit and task came before. */
  month: number;
}

/** A unit does what a period asks for in its last weeks. */
const DONE_BEFORE_END = 20;
const HALF_A_YEAR = 183;

const kept = (report: ReportDto): AnswerInputDto[] =>
  report.answers.map(({ deadlineId, completedOn, completedAt }) => ({
    deadlineId,
    completedOn,
    completedAt,
  }));

const SELECT_DUTY = `
  SELECT d.id AS "deadlineId", d.kind, d.plan_item_id AS "planItemId", i.title AS "itemTitle", d.unit_id AS "unitId",
    d.occurrence, d.due_on AS "dueOn", d.due_at IS NOT NULL AS "hourClock", d.event_id AS "eventId", d.start_on AS "startOn", d.version,
    (SELECT count(*)::int FROM progress_report r WHERE r.plan_item_id = d.plan_item_id AND r.unit_id = d.unit_id) AS month
  FROM deadline d JOIN plan_item i ON i.id = d.plan_item_id`;

/** Units file and the coordinator reviews, each as themselves, through the services that the web uses. */
export class Filer {
  private readonly reports: ProgressService;
  private readonly evidence: EvidenceService;
  private readonly reviews: ReviewService;

  constructor(
    private readonly app: INestApplicationContext,
    private readonly office: SampleOffice,
  ) {
    this.reports = app.get(ProgressService);
    this.evidence = app.get(EvidenceService);
    this.reviews = app.get(ReviewService);
  }

  openDuties(planId: string): Promise<Duty[]> {
    return this.query(
      `${SELECT_DUTY} WHERE d.plan_id = $1 AND d.done_on IS NULL AND d.voided_at IS NULL ORDER BY d.due_on, i.position, d.unit_id`,
      planId,
    );
  }

  dutiesOfEvent(eventId: string): Promise<Duty[]> {
    return this.query(`${SELECT_DUTY} WHERE d.event_id = $1 ORDER BY i.position, d.unit_id`, eventId);
  }

  /** The month's filing; null where another one of the same period waits for review already. */
  async filePeriod(duty: Duty, n: number): Promise<ReportDto | null> {
    const actor = this.office.liaison(duty.unitId);
    const opened = await this.reports.open(actor, {
      planItemId: duty.planItemId,
      unitId: duty.unitId,
      period: duty.occurrence,
    });
    if (opened.status === 'submitted') return null;
    const month = Number(duty.occurrence.slice(5, 7));
    const pace = isSlow(duty.itemTitle) ? 3 : 7 + (n % 3);
    const percent = Math.max(opened.percent, Math.min(95, 5 + (duty.month + 1) * pace));
    const words = filingWords(duty.itemTitle, month, percent, n % 31);
    const answers = this.answersOf(opened);
    const proved = n % 4 === 0 ? await this.addProof(actor, opened, duty.itemTitle) : opened;
    const saved = await this.reports.save(actor, opened.id, {
      version: proved.version,
      percent,
      ...words,
      answers,
    });
    return this.reports.submit(actor, saved.id, { version: saved.version });
  }

  /** Begun and put aside; false where another filing of the period is on its way. */
  async draftPeriod(duty: Duty): Promise<boolean> {
    const { planItemId, unitId, occurrence } = duty;
    const actor = this.office.liaison(unitId);
    const { id, version, status } = await this.reports.open(actor, {
      planItemId,
      unitId,
      period: occurrence,
    });
    if (status !== 'draft') return false;
    await this.reports.save(actor, id, { version, progress: `“${duty.itemTitle}”本月情况正在汇总。` });
    return true;
  }

  /** A page of the bureau's site, published the day before. */
  private addProof(actor: Actor, { id }: ReportDto, task: string): Promise<ReportDto> {
    const publishedOn = addDays(this.app.get(Clock).today(), -1);
    const url = `https://jtj.yunling.example/gzdt/${publishedOn.replaceAll('-', '')}/${id.slice(0, 8)}.html`;
    return this.evidence.addLink(actor, id, { url, title: `${task}工作动态`, publishedOn });
  }

  /**
   * The filing's own duties, and what the task asks for each period (每月不少于1次, 每季度): done the day before. Of what is
   * asked more than once (每年不少于2次) some units do the first around the middle, and no filing answers two.
   */
  private answersOf(report: ReportDto): AnswerInputDto[] {
    const yesterday = addDays(this.app.get(Clock).today(), -1);
    const early = report.unitName.length % 2 === 0;
    const seen = new Set<string>();
    const recurring = report.answerable.filter(
      ({ kind, raw, occurrence, eventSubject, earliestOn, dueOn }) => {
        const [period, nth] = occurrence.split('#');
        const within = nth === '1' && early ? HALF_A_YEAR : DONE_BEFORE_END;
        const asked =
          kind === 'deliver' &&
          occurrence !== 'once' &&
          eventSubject === null &&
          earliestOn <= yesterday &&
          daysBetween(yesterday, dueOn) < within;
        if (!asked || seen.has(`${raw} ${period}`)) return false;
        seen.add(`${raw} ${period}`);
        return true;
      },
    );
    return [...kept(report), ...recurring.map(({ deadlineId }) => ({ deadlineId, completedOn: yesterday }))];
  }

  /** A filing that states completion on a day, proved by a published page. */
  async fileCompletion(duty: Duty, on: CalendarDate, title: string): Promise<ReportDto> {
    const actor = this.office.liaison(duty.unitId);
    const task = { planItemId: duty.planItemId, unitId: duty.unitId };
    let opened = await this.reports.open(actor, task);
    if (opened.status === 'submitted') {
      await this.approve(opened);
      opened = await this.reports.open(actor, task);
    }
    const url = `https://jtj.yunling.example/xxgk/${on.replaceAll('-', '')}/${duty.deadlineId.slice(0, 8)}.html`;
    const proved = await this.evidence.addLink(actor, opened.id, { url, title, publishedOn: on });
    const answer = duty.hourClock
      ? { deadlineId: duty.deadlineId, completedAt: instantInShanghai(duty.startOn, '14:00').toISOString() }
      : { deadlineId: duty.deadlineId, completedOn: on };
    const saved = await this.reports.save(actor, opened.id, {
      version: proved.version,
      progress: `“${duty.itemTitle}”相关事项已于 ${on} 办结,结果已向社会公开。`,
      nextSteps: '做好后续管理和资料归档。',
      percent: duty.eventId ? proved.percent : 100,
      answers: [...kept(proved).filter(({ deadlineId }) => deadlineId !== duty.deadlineId), answer],
    });
    return this.reports.submit(actor, saved.id, { version: saved.version });
  }

  async approve(report: ReportDto): Promise<void> {
    const reviewer = this.office.person('zhoumin');
    const current = await this.app.get(ProgressQueries).one(reviewer, report.id);
    if (current.status === 'submitted')
      await this.reviews.approve(reviewer, report.id, { version: current.version });
  }

  async return(report: ReportDto): Promise<void> {
    const reviewer = this.office.person('zhoumin');
    const current = await this.app.get(ProgressQueries).one(reviewer, report.id);
    if (current.status !== 'submitted') return;
    const reason = '进展情况过于笼统,请补充本月完成的具体事项和数量,并说明存在的问题。';
    await this.reviews.return(reviewer, report.id, { version: current.version, reason });
  }

  async resubmit(report: ReportDto): Promise<void> {
    const actor = this.office.liaison(report.unitId);
    const current = await this.app.get(ProgressQueries).one(actor, report.id);
    if (current.status !== 'returned') return;
    const today = this.app.get(Clock).today();
    const progress = `${current.progress}其中自 ${addDays(today, -20)} 以来办结具体事项 6 项,正在办理 2 项。`;
    const saved = await this.reports.save(actor, report.id, { version: current.version, progress });
    await this.reports.submit(actor, report.id, { version: saved.version });
  }

  private query(sql: string, id: string): Promise<Duty[]> {
    return this.app.get(DataSource).query<Duty[]>(sql, [id]);
  }
}
