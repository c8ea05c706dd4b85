import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../common/actor.js';
import type { CalendarDate } from '../common/calendar-date.js';
import type { WorkCalendar } from '../modules/deadline/domain/working-days.js';
import type { RequestDto } from '../modules/disclosure/disclosure.dto.js';
import type { RegisterRequestDto } from '../modules/disclosure/disclosure-input.dto.js';
import { DisclosureRequests } from '../modules/disclosure/requests.service.js';
import type { SampleOffice } from './office.js';

/** What somebody records of a request, `workdays` working days before today. */
interface Step {
  workdays: number;
  record: (request: RequestDto, on: CalendarDate, actor: Actor) => Promise<RequestDto>;
}

/** A fictional request: registered on the day it was received, its steps counted back in working days from today. */
interface SampleRequest {
  receivedWorkdaysAgo: number;
  unit: string;
  input: Pick<RegisterRequestDto, 'applicantKind' | 'applicantName' | 'content' | 'channel'>;
  steps: Step[];
}

/**
 * The register on the last evening, whatever day it is: answered in time, answered late after an extension, near its day,
 * waiting for a third party, overdue, and one from the internet that nobody has confirmed.
 */
export const sampleRequests = (requests: DisclosureRequests): SampleRequest[] => [
  {
    receivedWorkdaysAgo: 62,
    unit: '局政策法规处',
    input: {
      applicantKind: 'organization',
      applicantName: '云陵市通达货运服务部',
      content: '道路货运经营许可的受理条件和近两年办理数量',
      channel: 'signed_post',
    },
    steps: [answered(requests, 51, 'granted', '云交公开答〔1〕号')],
  },
  {
    receivedWorkdaysAgo: 48,
    unit: '局公路管理处',
    input: {
      applicantKind: 'person',
      applicantName: '许明哲',
      content: '滨河路改造工程的施工图审查意见和造价批复',
      channel: 'in_person',
    },
    steps: [
      {
        workdays: 30,
        record: ({ id, version }, on, actor) =>
          requests.extend(actor, id, {
            version,
            extensionDays: 10,
            extensionDecidedOn: on,
            extensionToldOn: on,
            extensionApprover: '孙志远',
          }),
      },
      answered(requests, 15, 'partial', '云交公开答〔2〕号'),
    ],
  },
  {
    receivedWorkdaysAgo: 18,
    unit: '局政策法规处',
    input: {
      applicantKind: 'person',
      applicantName: '苏婉宁',
      content: '网约车驾驶员服务质量考核的评分细则',
      channel: 'signed_post',
    },
    steps: [],
  },
  {
    receivedWorkdaysAgo: 12,
    unit: '市交通运输综合行政执法支队',
    input: {
      applicantKind: 'organization',
      applicantName: '云陵市江畔社区业主委员会',
      content: '临江码头噪声投诉的检查记录和处理结果',
      channel: 'ordinary_post',
    },
    steps: [
      {
        workdays: 7,
        record: ({ id, version }, on, actor) =>
          requests.consult(actor, id, {
            version,
            kind: 'third_party',
            name: '临江码头经营公司',
            sentOn: on,
            deliveredOn: on,
          }),
      },
    ],
  },
  {
    receivedWorkdaysAgo: 26,
    unit: '局公路管理处',
    input: {
      applicantKind: 'person',
      applicantName: '罗景行',
      content: '农村公路养护经费的分配方案',
      channel: 'signed_post',
    },
    steps: [],
  },
  {
    receivedWorkdaysAgo: 1,
    unit: '局政策法规处',
    input: {
      applicantKind: 'person',
      applicantName: '温以珩',
      content: '公交线网优化的客流调查数据',
      channel: 'network',
    },
    steps: [],
  },
];

const answered = (
  requests: DisclosureRequests,
  workdays: number,
  answerKind: 'granted' | 'partial',
  answerNote: string,
): Step => ({
  workdays,
  record: ({ id, version }, answeredOn, actor) =>
    requests.answer(actor, id, { version, answeredOn, answerKind, answerNote }),
});

/** Plans the requests as scenes of the year: `add` plays each on its day, after those before it. */
export async function planRequests(
  app: INestApplicationContext,
  office: SampleOffice,
  calendar: WorkCalendar,
  today: CalendarDate,
  add: (on: CalendarDate, time: string, play: () => Promise<void>) => void,
): Promise<void> {
  const requests = app.get(DisclosureRequests);
  const units = await app.get(DataSource).query<{ id: string; name: string }[]>('SELECT id, name FROM unit');
  const idOf = new Map(units.map(({ id, name }) => [name, id]));
  sampleRequests(requests).forEach(({ receivedWorkdaysAgo, unit, input, steps }, index) => {
    const arrivedOn = calendar.addWorkdays(today, -receivedWorkdaysAgo);
    const unitId = idOf.get(unit)!;
    let request: RequestDto;
    add(arrivedOn, `11:${10 + index}`, async () => {
      request = await requests.register(office.person('zhoumin'), {
        ...input,
        unitId,
        number: `依申${arrivedOn.slice(0, 4)}-${String(index + 1).padStart(3, '0')}`,
        arrivedOn,
        ...(input.channel === 'ordinary_post' ? { confirmedOn: arrivedOn } : {}),
      });
    });
    for (const { workdays, record } of steps) {
      const on = calendar.addWorkdays(today, -workdays);
      add(on, `14:${10 + index}`, async () => {
        request = await record(request, on, office.liaison(unitId));
      });
    }
  });
}
