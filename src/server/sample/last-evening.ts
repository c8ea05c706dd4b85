import type { INestApplicationContext } from '@nestjs/common';
import { monthOf, yearOf, type CalendarDate } from '../common/calendar-date.js';
import { UploadService } from '../modules/intake/upload.service.js';
import type { Duty, Filer } from './filer.js';
import type { SampleOffice } from './office.js';

/**
 * What lies on the desks on the last evening, so that every state of a filing and of an import can be seen whatever day
 * the sample is made: a draft, a returned filing, one that waits for review, and a document whose import is half checked.
 */
export async function lastEvening(
  app: INestApplicationContext,
  office: SampleOffice,
  filer: Filer,
  planId: string,
  today: CalendarDate,
): Promise<void> {
  const open = (await filer.openDuties(planId)).filter(
    ({ kind, startOn, month }) => kind === 'report' && startOn < today && month > 0,
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
  await app.get(UploadService).upload(office.person('zhoumin'), file, office.bureauId);
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
