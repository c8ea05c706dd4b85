import type { INestApplicationContext } from '@nestjs/common';
import { addDays, monthOf, yearOf, type CalendarDate } from '../common/calendar-date.js';
import { DeadlineClocks } from '../modules/deadline/deadline-clocks.service.js';
import { UploadService } from '../modules/intake/upload.service.js';
import type { Duty, Filer } from './filer.js';
import type { SampleOffice } from './office.js';
import { isSlow } from './story.js';

/** The task whose clock stands still, by the beginning of its title, and since when. */
const WAITING = '推进城市北环';
const PAUSED_DAYS_AGO = 4;

/**
 * What lies on the desks on the last evening, so that every state of a filing and of an import can be seen whatever day
 * the sample is made: a task that waits, a draft, a returned filing, one that waits for review, and a document whose import is half checked.
 */
export async function lastEvening(
  app: INestApplicationContext,
  office: SampleOffice,
  filer: Filer,
  planId: string,
  today: CalendarDate,
): Promise<void> {
  const paused = await pauseOneTask(app, office, filer, planId, today);
  const open = (await filer.openDuties(planId)).filter(
    ({ kind, startOn, month, planItemId }) =>
      kind === 'report' && startOn < today && month > 0 && planItemId !== paused,
  );
  const steps: ((duty: Duty) => Promise<boolean>)[] = [
    (duty) => filer.draftPeriod(duty),
    async (duty) => {
      const report = await filer.filePeriod(duty, 1);
      if (report) await filer.return(report);
      return report !== null;
    },
    async (duty) => (await filer.filePeriod(duty, 2)) !== null,
  ];
  for (const step of steps) {
    for (let done = false; !done && open.length > 0;) done = await step(open.pop()!);
  }
  const file = {
    originalname: '冬季安全生产行动方案.txt',
    buffer: Buffer.from(halfCheckedDocument(today), 'utf8'),
  };
  await app.get(UploadService).upload(office.person('zhoumin'), file, { ownerUnitId: office.bureauId });
}

/**
 * One task waits for a permission that is not the unit's to give: its clocks stand still, those of its filings too. The
 * first whose dates are all still ahead; null where every task is late, which no day of the sample makes so.
 */
async function pauseOneTask(
  app: INestApplicationContext,
  office: SampleOffice,
  filer: Filer,
  planId: string,
  today: CalendarDate,
): Promise<string | null> {
  const on = addDays(today, -PAUSED_DAYS_AGO);
  const duties = (await filer.openDuties(planId)).filter(({ hourClock, eventId }) => !hourClock && !eventId);
  const ahead = (planItemId: string): boolean =>
    duties.every((duty) => duty.planItemId !== planItemId || duty.dueOn >= on);
  const task = duties
    .filter(({ kind, dueOn, itemTitle, planItemId }) => {
      const later = kind === 'deliver' && dueOn > addDays(today, PAUSED_DAYS_AGO) && !isSlow(itemTitle);
      return later && ahead(planItemId);
    })
    .sort((a, b) => Number(b.itemTitle.startsWith(WAITING)) - Number(a.itemTitle.startsWith(WAITING)))[0];
  if (!task) return null;
  const own = duties.filter(({ planItemId }) => planItemId === task.planItemId);
  await app.get(DeadlineClocks).pause(office.person('zhoumin'), {
    deadlines: own.map(({ deadlineId: id, version }) => ({ id, version })),
    on,
    reason: '线路局部调整方案待市有关部门批复,批复前无法施工',
  });
  return task.planItemId;
}

/** Names a unit by a slip, one by a name nobody bears, and no day of issue: three things that a person must decide. */
function halfCheckedDocument(today: CalendarDate): string {
  const year = yearOf(today);
  const end = monthOf(today) < 12 ? `${year}年12月底前` : `${year + 1}年1月底前`;
  return `云陵市交通运输局${year}年冬季安全生产行动方案

为做好今冬明春交通运输安全生产工作,制定本方案。
一、重点任务
1.排查客运场站隐患。逐站建立隐患清单,${end}整改完毕。(局安全监督处牵头,局运输管理处配合)
2.加固临水临崖路段。增设护栏和警示标志,${end}完成。(局公路管理所牵头,市公路事业发展中心配合)
3.开展危货车辆动态监控。对超速、疲劳驾驶及时提醒纠正,重大突发事件发生后24小时内召开新闻发布会。(局安全监督处、局办公室牵头)
4.组织应急演练。每季度不少于1次。(市应急抢险中队负责)
二、工作要求
各单位要落实责任,按时报送进展。

云陵市交通运输局
`;
}
