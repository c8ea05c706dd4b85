import { describe, expect, it } from '@jest/globals';
import { fileOf, pageOf, tablesIn } from './pasted.ts';

const PAGE =
  '<html><body><!--StartFragment--><p>云溪市水利局</p><table><tr><td>1</td></tr></table><!--EndFragment--></body></html>';

describe('what was pasted', () => {
  it('goes up as a page with its tables, named after its first line', async () => {
    const file = fileOf({ text: '\n 云溪市水利局2026年工作要点 \n一、……', html: pageOf(PAGE) }) as File;
    expect([file.name, file.type]).toEqual(['云溪市水利局2026年工作要点(粘贴).html', 'text/html']);
    expect(await file.text()).toBe(`<!doctype html><meta charset="utf-8">${PAGE}`);
    expect(tablesIn(PAGE)).toBe(1);
  });

  it('goes up as words where the clipboard held nothing else, or a page without lines of its own', async () => {
    expect(pageOf('<meta charset="utf-8"><span style="color:red">一、整治河道</span>')).toBe('');
    const file = fileOf({ text: '一、整治河道\n二、清理淤泥', html: '' }) as File;
    expect([file.name, await file.text()]).toEqual(['一、整治河道(粘贴).txt', '一、整治河道\n二、清理淤泥']);
  });

  it('leaves pictures behind, and characters that no file name may hold', () => {
    expect(pageOf('<p><img alt="图" src="data:image/png;base64,AAAA">词</p>')).toBe(
      '<p><img alt="图">词</p>',
    );
    expect((fileOf({ text: 'a/b:c*?"<>|\td', html: '' }) as File).name).toBe('a b c d(粘贴).txt');
    expect((fileOf({ text: `${'督'.repeat(90)}`, html: '' }) as File).name).toHaveLength(40 + 8);
  });

  it('is refused in words where there is nothing, or far too much', () => {
    expect(fileOf({ text: ' \n\u3000', html: '' })).toContain('请先把文件的文字或网页粘贴到框里');
    expect(fileOf({ text: '督'.repeat(7_000_000), html: '' })).toContain('超过 20MB');
  });
});
