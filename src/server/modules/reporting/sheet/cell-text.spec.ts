import { describe, expect, it } from '@jest/globals';
import { cellText, heightOf, linesOf, MAX_CELL_TEXT, sheetName } from './cell-text.js';

describe('cell text', () => {
  it('cuts what Excel cannot hold and says so', () => {
    const cut = cellText('长'.repeat(40_000));
    expect(cut).toHaveLength(MAX_CELL_TEXT);
    expect(cut).toMatch(/已截断\)$/);
    expect(cellText('长'.repeat(MAX_CELL_TEXT))).not.toContain('截断');
  });

  it('drops what XML forbids and half characters, keeps the rest', () => {
    expect(cellText('a\u0000b\u000bc\r\nd\ud83dx𠮷')).toBe('abc\ndx𠮷');
  });
});

describe('sheet names', () => {
  it('are made acceptable and unique', () => {
    const taken = new Set<string>();
    expect(sheetName('公路/事业*中心[一]?:', taken)).toBe('公路 事业 中心 一');
    expect(sheetName('公路/事业*中心[一]?:', taken)).toBe('公路 事业 中心 一(2)');
    expect(sheetName("'引号'", taken)).toBe('引号');
    expect(sheetName('  ', taken)).toBe('工作表');
    const long = [sheetName('很'.repeat(40), taken), sheetName('很'.repeat(40), taken)];
    expect(long.map(({ length }) => length)).toEqual([31, 31]);
    expect(long[0]).not.toBe(long[1]);
  });
});

describe('row heights', () => {
  it('count Chinese characters as a full em', () => {
    // 20 wide = 134 px of room; 10 pt = 13.3 px a character: ten a line.
    expect(linesOf('字'.repeat(10), 20, 10)).toBe(1);
    expect(linesOf('字'.repeat(11), 20, 10)).toBe(2);
    expect(linesOf('字'.repeat(101), 20, 10)).toBe(11);
  });

  it('count line ends, empty lines and words that do not fit', () => {
    expect(linesOf('一\n\n二', 20, 10)).toBe(3);
    expect(linesOf('x'.repeat(60), 20, 10)).toBeGreaterThan(3);
    expect(linesOf('第一 abcdefghijklmnop', 20, 10)).toBe(2);
  });

  it('never begin a line with a closing mark, which may cost a line', () => {
    expect(linesOf(`${'字'.repeat(10)}。`, 20, 10)).toBe(2);
  });

  it('grow with the text and shrink with the width', () => {
    const text = '对照职责分工逐项细化措施,明确时间表和路线图,按月报送进展。'.repeat(4);
    expect(heightOf(text, 20, 10)).toBeGreaterThan(heightOf(text, 40, 10));
    expect(heightOf(text, 20, 12)).toBeGreaterThan(heightOf(text, 20, 10));
    expect(heightOf('', 20, 10)).toBeLessThan(24);
  });
});
