import { describe, expect, it } from '@jest/globals';
import type { Cell } from './table-columns.js';
import { parseTaskTable } from './table.js';

const rowsOf = (...rows: (string | Partial<Cell>)[][]): Cell[][] =>
  rows.map((row) => row.map((cell) => (typeof cell === 'string' ? { text: cell } : { text: '', ...cell })));
const HEADINGS = ['序号', '工作任务', '牵头单位', '完成时限', '责任人'];

describe('rows that a table could not give', () => {
  it('keep every column as it stood, those too that the reader passes over', () => {
    const { failed } = parseTaskTable(
      rowsOf(
        ['2026年任务分解表', { covered: 'right', text: '2026年任务分解表' }, '', '', ''],
        HEADINGS,
        ['1', '修订应急预案', '局办公室', '2026-02-30', '张三'],
        ['2', '整治路域环境', '局综规处', '2026-06-30', '李四'],
        ['3', '排查桥梁', { text: '7', numeric: true }, { error: '#REF!' }, ''],
      ),
    );
    expect(failed!.headings).toEqual(HEADINGS);
    expect(failed!.rows.map(({ row, cells }) => [row, ...cells])).toEqual([
      [3, '1', '修订应急预案', '局办公室', '2026-02-30', '张三'],
      [5, '3', '排查桥梁', 7, { error: '#REF!' }, ''],
    ]);
    expect(failed!.rows[1].problems.map(({ at, column }) => [at, column])).toEqual([
      [3, '完成时限'],
      [2, '牵头单位'],
    ]);
  });

  it('get the number and words of the task above where they only add a unit to it, or share its merged cell', () => {
    const { failed } = parseTaskTable(
      rowsOf(
        HEADINGS,
        ['1', '修订应急预案', '局办公室', '', ''],
        ['', '', '局财务处', '2026-02-30', ''],
        ['2', '整治路域环境', '局综规处', '', ''],
        [{ text: '2', covered: 'down' }, { text: '整治路域环境', covered: 'down' }, '路政处', '13月5日', ''],
      ),
    );
    expect(failed!.rows.map(({ row, cells }) => [row, ...cells.slice(0, 3)])).toEqual([
      [3, '1', '修订应急预案', '局财务处'],
      [5, '2', '整治路域环境', '路政处'],
    ]);
  });

  it('are none where every row could be taken', () => {
    expect(parseTaskTable(rowsOf(HEADINGS, ['1', '修订预案', '局办公室', '', ''])).failed).toBeNull();
  });
});
