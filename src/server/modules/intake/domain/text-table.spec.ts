import { describe, expect, it } from '@jest/globals';
import { tablesInText } from './text-table.js';

const tableOf = (text: string): string[] | null => {
  const [table] = tablesInText(text);
  if (!table) return null;
  for (const { text: words, span } of table.rows.flat()) {
    if (span) expect(text.slice(...span).replace(/<br>|\s|\|/g, '')).toBe(words.replace(/\s/g, ''));
  }
  return table.rows.map((row) => row.map(({ text: words }) => words.replace(/\s+/g, '/')).join(' ¦ '));
};

const EXPECTED = [
  '序号 ¦ 工作任务 ¦ 牵头单位 ¦ 配合单位 ¦ 完成时限',
  '1 ¦ 改造城东水厂 ¦ 供水处 ¦ 财务处/办公室 ¦ 6月底前',
  '2 ¦ 建设水文站 ¦ 水文处 ¦  ¦ 每季度',
];

describe('a table written in the text', () => {
  it('with bars and a line under the headings', () => {
    expect(
      tableOf(
        '水利局任务表\n\n| 序号 | 工作任务 | 牵头单位 | 配合单位 | 完成时限 |\n|---|:--|---|---|---|\n| 1 | 改造城东水厂 | 供水处 | 财务处<br>办公室 | 6月底前 |\n| 2 | 建设水文站 | 水文处 |  | 每季度 |\n\n云溪市水利局\n2026年2月1日\n',
      ),
    ).toEqual(EXPECTED);
  });

  it('with bars, merged cells lost on the left and numbers without a heading', () => {
    expect(
      tableOf(
        '工作任务 | 具体要求 | 责任单位 | 完成时限 | ||\n一、供水保障。 | (一)提高水质。 | 1 | 改造城东水厂,更换老旧管网。 | 供水处 | 6月底前 | |\n2 | 逐月公布各水厂的水质检测结果。 | 水质处 | 每月 | |\n(二)节约用水。 | 3 | 推广节水器具,开展节水宣传。 | 节水办 | 年底前 | |\n',
      ),
    ).toEqual([
      '工作任务 ¦ 序号 ¦ 具体要求 ¦ 责任单位 ¦ 完成时限',
      '一、供水保障。/(一)提高水质。 ¦ 1 ¦ 改造城东水厂,更换老旧管网。 ¦ 供水处 ¦ 6月底前',
      ' ¦ 2 ¦ 逐月公布各水厂的水质检测结果。 ¦ 水质处 ¦ 每月',
      '(二)节约用水。 ¦ 3 ¦ 推广节水器具,开展节水宣传。 ¦ 节水办 ¦ 年底前',
    ]);
  });

  it.each([
    ['one cell per line', '\n'],
    ['one cell per line between bars', '\n|\n'],
    ['one cell per line with empty lines', '\n\n'],
  ])('%s', (_how, gap) => {
    const cells =
      '序号,工作任务,牵头单位,配合单位,完成时限,1,改造城东水厂,供水处,财务处、办公室,6月底前,2,建设水文站,水文处,每季度'.split(
        ',',
      );
    const read = tableOf(`水利局任务表\n${cells.join(gap)}\n以上任务请各处室抓好落实。\n`);
    expect(read?.map((row) => row.replace('、', '/'))).toEqual(EXPECTED);
  });

  it('one cell per line: headings broken in halves and repeated, marks of the page, a unit column left empty', () => {
    const head = '序号\n具 体 内 容\n牵头\n部门\n配合单位\n完成\n时间';
    expect(
      tableOf(
        `水利局任务表\n${head}\n1\n改造城东水厂并更换老旧管网\n供水处\n13个街道、镇\n6月底前\n— 2 —\n${head}\n2\n建设水文站并开展水质监测\n水文处\n每季度\n抄送：市委办公室，市人大常委会办公室\n`,
      )?.map((row) => row.replaceAll('/', '')),
    ).toEqual([
      '序号 ¦ 具体内容 ¦ 牵头部门 ¦ 配合单位 ¦ 完成时间',
      '1 ¦ 改造城东水厂并更换老旧管网 ¦ 供水处 ¦ 13个街道、镇 ¦ 6月底前',
      '2 ¦ 建设水文站并开展水质监测 ¦ 水文处 ¦  ¦ 每季度',
    ]);
  });

  it('with tabs among paragraphs, or with spaces', () => {
    for (const gap of ['\t', '  ']) {
      const rows = [
        '序号,工作任务,责任单位,完成时限',
        '1,改造城东水厂,供水处,6月底前',
        '2,建设水文站,水文处,每季度',
      ];
      expect(tableOf(`一、任务\n${rows.join('\n').replaceAll(',', gap)}\n二、要求\n`)).toEqual(
        rows.map((row) => row.replaceAll(',', ' ¦ ')),
      );
    }
  });

  it('is not seen in prose, in fields on lines of their own or in a table of figures', () => {
    for (const text of [
      '一、主要任务\n(一)改造水厂\n责任单位:供水处\n完成时限:6月底前\n(二)建设水文站\n责任单位:水文处\n',
      '工作任务\n责任单位\n完成时限\n',
      '序号\n项目\n数量\n1\n水厂\n3\n2\n泵站\n5\n',
      '重点工作\n任务分工\n时间安排\n各单位要高度重视,认真组织实施,确保完成。',
    ])
      expect(tablesInText(text)).toEqual([]);
  });
});
