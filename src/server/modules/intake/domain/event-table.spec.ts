import { describe, expect, it } from '@jest/globals';
import { readEventTable } from './event-table.js';
import type { Cell } from './table-columns.js';

const HEAD = ['序号', '事项类型', '发生日期', '发生时间', '具体事项', '涉及单位'];
const row = (...cells: (string | Cell)[]): Cell[] =>
  cells.map((cell) => (typeof cell === 'string' ? { text: cell } : cell));
const day = (date: string, minutes?: number): Cell => ({ text: date, date, minutes });
const read = (...rows: Cell[][]) => readEventTable([row('登记表'), row(...HEAD), ...rows]);

describe('the sheet of events', () => {
  it('is read with its dates and times, as cells and as words', () => {
    const table = read(
      row('示例', '清单调整', day('2026-06-12'), '09:30', '例子', ''),
      row('1', '清单调整', day('2026-06-12'), '09:30', '权责清单', '人事处、法规处;人事处'),
      row('2', '文件公开', '2026年6月9日', { text: '0.5', numeric: true }, '一份文件', ''),
      row('', '', '', '', '', ''),
      row('3', '文件公开', day('2026-06-09', 615), '', '又一份文件', ''),
      row('4', '文件公开', day('2026-06-09'), day('1899-12-30', 485), '再一份文件', ''),
      row('5', '文件公开', day('2026-06-09'), '', '不写时刻', ''),
    );
    expect(table!.bad).toEqual([]);
    expect(table!.rows.map(({ line, occurredAt }) => [line, occurredAt])).toEqual([
      [4, '2026-06-12T01:30:00.000Z'],
      [5, '2026-06-09T04:00:00.000Z'],
      [7, '2026-06-09T02:15:00.000Z'],
      [8, '2026-06-09T00:05:00.000Z'],
      [9, '2026-06-08T16:00:00.000Z'],
    ]);
    expect(table!.rows.map(({ untimed }) => untimed)).toEqual([false, false, false, false, true]);
    expect(table!.rows[0]).toMatchObject({
      typeName: '清单调整',
      subject: '权责清单',
      unitNames: ['人事处', '法规处'],
    });
  });

  it.each<[string, Cell[], string, string]>([
    ['a type left out', row('1', '', day('2026-06-12'), '', '权责清单', ''), '事项类型', ''],
    ['a day that is none', row('1', '清单调整', '2026-02-30', '', '权责清单', ''), '发生日期', '2026-02-30'],
    [
      'a time that is none',
      row('1', '清单调整', day('2026-06-12'), '25:00', '权责清单', ''),
      '发生时间',
      '25:00',
    ],
    ['nothing said', row('1', '清单调整', day('2026-06-12'), '', '', '人事处'), '具体事项', ''],
    [
      'an error of a formula',
      row('1', '清单调整', day('2026-06-12'), '', '权责清单', { text: '#REF!', error: '#REF!' }),
      '涉及单位',
      '#REF!',
    ],
  ])('tells %s by row, column and value', (_, cells, column, value) => {
    const table = read(cells);
    expect(table!.rows).toEqual([]);
    expect(table!.bad).toEqual([{ row: 3, column, value, reason: expect.stringMatching(/[一-龥]/) }]);
  });

  it('is not any other sheet', () => {
    expect(readEventTable([row('序号', '工作任务', '完成时限')])).toBeNull();
  });
});
