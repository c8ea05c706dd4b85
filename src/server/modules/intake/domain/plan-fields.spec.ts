import { describe, expect, it } from '@jest/globals';
import { parsePlanText } from './parse-plan-text.js';

const TASKS =
  '一、重点任务\n(一)修订预案。6月底前完成。(防汛处牵头)\n(二)清理河道。(河道处负责)\n(三)检测水质。';

const fields = (text: string) => {
  const { title, issuer, docNo, date, year } = parsePlanText(text).plan;
  return { title, issuer, docNo, date, year };
};

describe('plan fields', () => {
  it('joins a title broken over lines and takes the issuer from the signature of the notice', () => {
    const text = `云溪市清水区人民政府办公室\n关于印发2026年清水区水务\n工作要点的通知\n清政办发〔2026〕26号\n各镇人民政府:\n《2026年清水区水务工作要点》已经区政府第5次常务会议研究通过,现印发给你们。\n云溪市清水区人民政府办公室\n2026年3月28日\n(此件主动公开)\n2026年清水区\n水务工作要点\n${TASKS}`;
    expect(fields(text)).toEqual({
      title: '2026年清水区水务工作要点',
      issuer: '云溪市清水区人民政府办公室',
      docNo: '清政办发〔2026〕26号',
      date: '2026-03-28',
      year: 2026,
    });
  });

  it('takes the year of issue within the years of the title, and the office of a place', () => {
    expect(fields(`清水街道2025—2027年整治方案\n2026年3月2日\n${TASKS}`)).toMatchObject({
      issuer: '清水街道办事处',
      year: 2026,
    });
  });

  it('takes the first of those who issue it together, and the number before what the page adds', () => {
    const text = `市水利局等3部门关于印发《2026年节水工作方案》的通知\n云水发〔2026〕8号 点击数:1024 收藏\n2026年节水工作方案\n${TASKS}`;
    expect(fields(text)).toMatchObject({ issuer: '市水利局', docNo: '云水发〔2026〕8号' });
  });

  it('joins a first half that would be a title by itself with the kind of paper below it', () => {
    expect(fields(`清水街道2026年重大隐患排查整治行动\n实施方案\n${TASKS}`).title).toBe(
      '清水街道2026年重大隐患排查整治行动实施方案',
    );
  });

  it('ends the last task before the foot of the page', () => {
    const { plan, items } = parsePlanText(
      `云陵市2026年工作要点\n${TASKS}\n云陵市水利局办公室\n2026年3月16日印发`,
    );
    expect(plan).toMatchObject({ date: '2026-03-16' });
    expect(items.at(-1)!.text).toBe('检测水质。');
  });

  it('finds the plan behind a notice with numbered points of its own', () => {
    const text = `云溪市人民政府办公厅关于印发《政府工作报告》重点工作分工的通知\n发布时间:2026-02-20 14:36\n一、各单位要提高站位。\n二、每季度末报送进展。\n云溪市人民政府办公厅\n2026年2月18日\n2026年《政府工作报告》重点工作分工\n1.修订预案。(防汛处牵头)\n2.清理河道。(河道处负责)`;
    const { plan, items } = parsePlanText(text);
    expect(plan).toMatchObject({ title: '2026年《政府工作报告》重点工作分工', date: '2026-02-18' });
    expect(items.map(({ number, parent }) => [number, parent])).toEqual([
      ['一、', null],
      ['二、', null],
      ['1.', null],
      ['2.', null],
    ]);
  });

  it('reads the page head of a portal, in cells and with letters set apart', () => {
    const text = `当前位置: 首页 > 政策文件\n索 引 号: | YX04-2026-002 | 主题分类: | 水利 |\n发布机构: | 市水利局 | 发文日期: | 2026-01-10 |\n名 称: | 云溪市水利局2026年工作要点 | ||\n文 号: | 云水发〔2026〕3号 | 公开类型: | 主动公开 |\n云溪市水利局2026年工作要点\n${TASKS}`;
    expect(parsePlanText(text).plan).toMatchObject({
      title: '云溪市水利局2026年工作要点',
      docNo: '云水发〔2026〕3号',
      date: '2026-01-10',
      indexNo: 'YX04-2026-002',
      openness: '主动公开',
    });
  });

  it('reads a page that lost every line end', () => {
    const text = `云溪区人民政府办公室关于印发2026年云溪区水务工作方案的通知云政办发〔2026〕22号各镇人民政府:《2026年云溪区水务工作方案》已经区政府同意,现印发给你们。云溪区人民政府办公室2026年5月20日2026年云溪区水务工作方案根据上级要求,制定本方案。一、总体要求坚持常态。二、重点任务(一)加强防汛1.修订预案。6月底前完成。(区水务局负责)2.清点物资。(区应急局牵头)(二)保障供水3.改造水厂。(区住建局负责)三、保障措施(一)加强领导。层层落实。(二)强化督查。按月通报。`;
    const { plan, items } = parsePlanText(text);
    expect(plan).toMatchObject({
      title: '2026年云溪区水务工作方案',
      issuer: '云溪区人民政府办公室',
      docNo: '云政办发〔2026〕22号',
      date: '2026-05-20',
    });
    expect(items.map(({ number, parent }) => `${number}${parent ?? ''}`)).toEqual([
      '一、',
      '二、',
      '(一)1',
      '1.2',
      '2.2',
      '(二)1',
      '3.5',
      '三、',
      '(一)7',
      '(二)7',
    ]);
  });

  it.each([
    [
      '云溪市水利局关于加强供水的实施意见(云水〔2026〕8号)',
      '云溪市水利局关于加强供水的实施意见',
      '云水〔2026〕8号',
    ],
    [
      '云溪市水利局\n关于加强供水的实施意见\n云水〔2026〕8 号',
      '云溪市水利局关于加强供水的实施意见',
      '云水〔2026〕8号',
    ],
    ['云溪市供水行动方案\n(2026—2028年)', '云溪市供水行动方案(2026—2028年)', null],
  ])('title and number of %j', (head, title, docNo) => {
    expect(fields(`${head}\n${TASKS}`)).toMatchObject({ title, docNo });
  });

  it('reads a date with a letter for its zero', () => {
    for (const year of ['二O二六', '二o二六', '二0二六', '二〇二六']) {
      const text = `云溪市水利局2026年工作要点\n${TASKS}\n云溪市水利局\n${year}年三月八日`;
      expect(fields(text)).toMatchObject({ date: '2026-03-08', issuer: '云溪市水利局' });
    }
  });

  it('finds the title that shares its line with the first task', () => {
    expect(
      fields('云溪市水利局2026年工作要点 一、防汛 1.修订预案。 2.清理河道。 二、供水 3.检测水质。'),
    ).toMatchObject({
      title: '云溪市水利局2026年工作要点',
      year: 2026,
    });
  });

  it('names the notice, not the report it shares out; nor the navigation above it', () => {
    const notice = '云溪市人民政府关于分解政府工作报告任务的通知';
    expect(
      fields(`${notice}\n各部门:\n《政府工作报告》已经大会审议通过,现将2026年任务分解印发。\n${TASKS}`),
    ).toMatchObject({ title: notice, issuer: '云溪市人民政府' });
    expect(fields(`网站首页走进云溪政务公开办事服务\n云溪市水利局2026年工作要点\n${TASKS}`)).toMatchObject({
      title: '云溪市水利局2026年工作要点',
    });
  });

  it('finds the issuer of a notice whose title stands in 《》', () => {
    expect(
      fields(
        `《云溪市人民政府办公室关于印发2026年供水方案的通知》\n《2026年供水方案》已经市政府同意,现印发给你们。\n${TASKS}`,
      ),
    ).toMatchObject({ title: '2026年供水方案', issuer: '云溪市人民政府办公室' });
  });

  it('never takes a cited number for its own', () => {
    const text = `云溪市水利局2026年工作要点\n根据《云溪市2026年工作要点》(云政办〔2026〕3号)要求,制定本要点。\n${TASKS}`;
    expect(fields(text)).toMatchObject({ docNo: null, date: null, year: 2026 });
  });

  it('leaves a signature at the end, dated or not, out of the last task', () => {
    for (const end of ['云溪市水利局\n2026年3月2日', '云溪市水利局 2026年3月2日', '云溪市水利局']) {
      const { items } = parsePlanText(`云溪市2026年工作要点\n${TASKS}\n${end}\n抄送:市委办公室。`);
      expect(items.at(-1)!.text).toBe('检测水质。');
    }
  });
});
