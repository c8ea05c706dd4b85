import { Injectable, Logger } from '@nestjs/common';
import { Interval, Timeout } from '@nestjs/schedule';
import type { CalendarDate } from '../../common/calendar-date.js';
import { Clock } from '../../common/clock.js';
import { Config } from '../../common/config.js';
import { STAGE, STAGES } from '../../../shared/vocabulary.js';
import { RequestReminders, type RemindersResult } from '../disclosure/request-reminders.service.js';
import { RecurringDeadlines } from '../deadline/recurring-deadlines.service.js';
import { OutboxService } from '../notification/outbox.service.js';
import type { JobDto, JobsDto, SweepResultDto } from './supervision.dto.js';
import { SupervisionQueries } from './supervision.queries.js';
import { Sweep, type SweepResult } from './sweep.service.js';

const SOON_MS = 20_000;
const SWEEP_EVERY_MS = 3 * 60_000;
const DELIVER_EVERY_MS = 30_000;

type JobName = JobDto['name'];
const TITLE: Readonly<Record<JobName, string>> = { sweep: '督办扫描', deliver: '消息投递' };

/** The jobs of the house: run by the schedule, by an administrator's button and by the command line alike. */
@Injectable()
export class JobsService {
  private readonly logger = new Logger(JobsService.name);
  private readonly state: Record<JobName, JobDto> = { sweep: idle('sweep'), deliver: idle('deliver') };
  private held = 0;

  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly recurring: RecurringDeadlines,
    private readonly sweeper: Sweep,
    private readonly requests: RequestReminders,
    private readonly outbox: OutboxService,
    private readonly queries: SupervisionQueries,
  ) {}

  /**
   * Filing duties are made ahead, stages marked, requests for information reminded of, messages delivered; for a date after today nothing but the answer what
   * would be marked. Safe at any time and in several processes.
   */
  async sweep(date?: CalendarDate): Promise<SweepResultDto> {
    const now = this.clock.now();
    const today = this.clock.today();
    const future = date !== undefined && date > today;
    const extended = future ? 0 : await this.recurring.extend(today);
    const result = await this.sweeper.run({ now, date });
    const requests = await this.requests.run({ now, date });
    if (!future) await this.outbox.deliver();
    return { ...result, extended, requests: requests.due.length, words: wordsOf(result, requests) };
  }

  /** Runs `work` while the schedule rests: the sample's year is simulated, and the machine's clock must not sweep it. */
  async whilePaused<T>(work: () => Promise<T>): Promise<T> {
    this.held += 1;
    try {
      return await work();
    } finally {
      this.held -= 1;
    }
  }

  async jobs(): Promise<JobsDto> {
    return {
      scheduled: this.config.JOBS === 'on',
      items: Object.values(this.state),
      ...(await this.queries.waiting()),
    };
  }

  @Timeout(SOON_MS)
  scheduledSoon(): Promise<void> {
    return this.scheduledSweep();
  }

  @Interval(SWEEP_EVERY_MS)
  scheduledSweep(): Promise<void> {
    return this.scheduled('sweep', async () => {
      const result = await this.sweep();
      if (result.notices > 0) this.logger.log(result.words);
    });
  }

  @Interval(DELIVER_EVERY_MS)
  scheduledDelivery(): Promise<void> {
    return this.scheduled('deliver', async () => {
      await this.outbox.deliver();
    });
  }

  /** One at a time in this process; a failure is kept and logged, and the next turn tries again. */
  private async scheduled(name: JobName, work: () => Promise<void>): Promise<void> {
    const job = this.state[name];
    if (this.config.JOBS === 'off' || this.held > 0 || job.running) return;
    job.running = true;
    job.lastStartedAt = this.clock.now().toISOString();
    try {
      await work();
      job.lastError = null;
    } catch (error) {
      job.lastError = '未能完成,详见服务日志';
      this.logger.error(`${name}: ${(error as Error).stack}`);
    } finally {
      job.running = false;
      job.lastFinishedAt = this.clock.now().toISOString();
    }
  }
}

const idle = (name: JobName): JobDto => ({
  name,
  title: TITLE[name],
  running: false,
  lastStartedAt: null,
  lastFinishedAt: null,
  lastError: null,
});

/** `2026-06-29:新标记 临期 3、逾期 2;…` */
export function wordsOf(result: SweepResult, requests: RemindersResult): string {
  const counts = STAGES.filter((stage) => result.marked[stage] > 0).map(
    (stage) => `${STAGE[stage]} ${result.marked[stage]}`,
  );
  const marked = counts.length > 0 ? counts.join('、') : '无';
  if (result.dryRun) {
    const asked = requests.due.length > 0 ? `;依申请公开需提醒 ${requests.due.length} 项` : '';
    return `试算 ${result.date}(不写入):将标记 ${marked}${asked}`;
  }
  const parts = [`${result.date}:新标记 ${marked}`, `发出消息 ${result.messages + requests.messages} 条`];
  if (result.waiting > 0) parts.push(`${result.waiting} 条通知待工作时间发出`);
  if (result.setAside.length > 0) parts.push(`${result.setAside.length} 项未能处理,已搁置待查`);
  return parts.join(';');
}
