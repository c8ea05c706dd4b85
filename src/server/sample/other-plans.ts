import type { INestApplicationContext } from '@nestjs/common';
import type { Actor } from '../common/actor.js';
import { addDays, dayOf, monthOf, yearOf, type CalendarDate } from '../common/calendar-date.js';
import { DraftConfirmation } from '../modules/intake/draft-confirmation.service.js';
import { DraftService } from '../modules/intake/draft.service.js';
import type { SaveDraftEditsDto } from '../modules/intake/draft-edit.dto.js';
import { DraftQueries } from '../modules/intake/draft.queries.js';
import { UploadService } from '../modules/intake/upload.service.js';
import { PlanQueries } from '../modules/plan/plan.queries.js';
import { Plans } from '../modules/plan/plans.service.js';
import type { SampleOffice } from './office.js';

const inWords = (date: CalendarDate): string => `${yearOf(date)}年${monthOf(date)}月${dayOf(date)}日`;

/** Papers beside the year's plan, handled by the coordinator: one carried over and closed, one in preparation, one thrown away. */
export class OtherPlans {
  constructor(
    private readonly app: INestApplicationContext,
    private readonly office: SampleOffice,
  ) {}

  /** Uploads, confirms as read, and gives the id of the plan, still a draft. */
  async import(fileName: string, document: string): Promise<string> {
    const coordinator = this.office.person('zhoumin');
    const draftId = await this.upload(fileName, document);
    const version = await this.acceptInferred(coordinator, draftId);
    const { planId } = await this.app
      .get(DraftConfirmation)
      .confirm(coordinator, draftId, { version, leaveUnassigned: true });
    return planId;
  }

  /** What the reader only inferred (及时, 长期) is taken as proposed; gives the draft's version. */
  private async acceptInferred(coordinator: Actor, draftId: string): Promise<number> {
    const { version, questions } = await this.app.get(DraftQueries).one(coordinator, draftId);
    const items = questions.find(({ code }) => code === 'likely_to_check')?.items ?? [];
    if (items.length === 0) return version;
    const edits = [{ type: 'accept', items }] as unknown as SaveDraftEditsDto['edits'];
    return (await this.app.get(DraftService).edit(coordinator, draftId, { version, edits })).version;
  }

  async publish(planId: string): Promise<void> {
    const coordinator = this.office.person('zhoumin');
    const { version } = await this.app.get(PlanQueries).one(coordinator, planId);
    await this.app.get(Plans).publish(coordinator, planId, { version });
  }

  async close(planId: string): Promise<void> {
    const coordinator = this.office.person('zhoumin');
    const { version } = await this.app.get(PlanQueries).one(coordinator, planId);
    await this.app.get(Plans).close(coordinator, planId, { version });
  }

  async throwAway(fileName: string, document: string): Promise<void> {
    const coordinator = this.office.person('zhoumin');
    const draftId = await this.upload(fileName, document);
    const { version } = await this.app.get(DraftQueries).one(coordinator, draftId);
    await this.app.get(DraftService).discard(coordinator, draftId, version);
  }

  private async upload(originalname: string, document: string): Promise<string> {
    const file = { originalname, buffer: Buffer.from(document, 'utf8') };
    const { draftId } = await this.app
      .get(UploadService)
      .upload(this.office.person('zhoumin'), file, { ownerUnitId: this.office.bureauId });
    return draftId!;
  }
}

/** What last year left open, to be done within days: `issuedOn` and the day by which it is to be done. */
export function carriedOverDocument(issuedOn: CalendarDate, dueOn: CalendarDate, year: number): string {
  return `云陵市交通运输局${year}年度结转事项清单

${year}年度有两项工作需要收尾,现明确如下。
一、结转事项
1.补齐行政执法公示信息。把上年度漏登的执法结果逐条补录并公开,${inWords(dueOn)}前完成。(局政策法规处牵头,局办公室配合)
2.归档信息公开申请案卷。上年度办结的案卷整理入库,${inWords(dueOn)}前完成。(局办公室牵头)

云陵市交通运输局
${inWords(issuedOn)}
`;
}

/** Next year's plan as the coordinator has it in hand: confirmed, not yet handed out. */
export function nextYearDocument(today: CalendarDate): string {
  const year = yearOf(addDays(today, 60)) + (monthOf(addDays(today, 60)) > 6 ? 1 : 0);
  return `云陵市交通运输局${year}年政务公开工作要点

一、重点任务
1.公开出行服务信息。客运班线、公交线路调整前5个工作日向社会公布。(局运输管理处牵头)
2.公开工程建设信息。重点工程进度每季度公开一次。(局建设管理处牵头,局办公室配合)
3.做好政策解读。规范性文件公开后3个工作日内发布解读材料。
4.更新公开指南。${year}年3月底前完成修订。
二、组织保障
各单位要加强领导,落实专人负责。

云陵市交通运输局
${inWords(today)}
`;
}

/** Uploaded by mistake. */
export const MISTAKEN_DOCUMENT = `关于召开月度调度会的通知

局机关各处室:
定于本周五上午9时在三楼会议室召开月度调度会,请各处室主要负责同志参加,并准备书面材料。

局办公室
`;
