import { describe, expect, it } from '@jest/globals';
import { docxOf, wordParagraph, xlsxOf, zipOf } from '../../../../../test/factories/zip.js';
import type { DomainError } from '../../../common/domain-error.js';
import { readPlan } from '../parse-command.js';

/** Each asks for a thousand million characters if anybody believes it. */
const ENTITIES = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">${[...'bcdefghi']
  .map((name, at) => `<!ENTITY ${name} "${`&${'abcdefgh'[at]};`.repeat(10)}">`)
  .join('')}]>`;
const word = (body: string, head = ''): Buffer =>
  docxOf('', {
    'word/document.xml': `<?xml version="1.0"?>${head}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
  });

const CELLS = ['1', '改造水厂', '供水处', '6月底前'];
const cell = (reference: string, text: string): string =>
  `<c r="${reference}" t="inlineStr"><is><t>${text}</t></is></c>`;
const row = (number: number, cells: readonly string[] = CELLS, more = ''): string =>
  `<row r="${number}">${cells.map((text, at) => cell(`${'ABCD'[at]}${number}`, text)).join('')}${more}</row>`;
const HEAD = row(1, ['序号', '工作任务', '牵头单位', '完成时限']);
const repeated = (times: number, make: (index: number) => string): string =>
  Array.from({ length: times }, (_, index) => make(index)).join('');

const outcome = (content: Buffer, name: string): Promise<string> =>
  readPlan(content, name).then(
    ({ parsed }) => `read ${parsed.items.length}`,
    ({ code, message }: DomainError) => `${code} ${/\p{Script=Han}/u.test(message)}`,
  );

describe('a file made to burst its reader', () => {
  it.each([
    [
      'a zip within a zip is left alone',
      docxOf(wordParagraph('一、整治河道'), {
        'word/embeddings/a.zip': zipOf({ a: zipOf({ b: Buffer.alloc(3_000_000) }) }),
      }),
      'read 1',
    ],
    [
      'a part that claims four thousand million bytes',
      docxOf('', {}, { name: 'word/document.xml', size: 0xffff_fff0 }),
      'file.zip_bomb true',
    ],
    [
      'entities of entities in a Word file are not spelled out',
      word(`${wordParagraph('&i;')}${wordParagraph('一、整治河道')}`, ENTITIES),
      'read 1',
    ],
    ['tables within tables', word('<w:tbl><w:tr><w:tc>'.repeat(5_000)), 'file.too_complex true'],
    ['elements within elements', word('<w:sdt>'.repeat(50_000)), 'file.broken true'],
    [
      'a styles part in which every style stands on the next, and the last on the first',
      docxOf(wordParagraph('一、整治河道').replace('<w:r>', '<w:pPr><w:pStyle w:val="0"/></w:pPr><w:r>'), {
        'word/styles.xml': `<w:styles xmlns:w="x">${repeated(3_000, (at) => `<w:style w:styleId="${at}"><w:basedOn w:val="${(at + 1) % 3_000}"/></w:style>`)}</w:styles>`,
      }),
      'read 1',
    ],
  ])('.docx: %s', async (_, content, expected) => {
    expect(await outcome(content, 'a.docx')).toBe(expected);
  });

  it.each([
    ['entities of entities', xlsxOf(HEAD + row(2, ['1', '&i;', '供水处']), ENTITIES), 'file.broken true'],
    ['elements within elements', xlsxOf('<a>'.repeat(50_000)), 'file.broken true'],
    ['a value in the last row there is', xlsxOf(HEAD + row(1_048_576)), 'file.too_many_rows true'],
    [
      'rows without number, refused before they are built',
      xlsxOf(HEAD + repeated(100_000, (at) => `<row r="${at + 2}"><c r="B${at + 2}"><v>1</v></c></row>`)),
      'file.too_many_rows true',
    ],
    [
      'a hundred thousand rows of nothing but their style',
      xlsxOf(HEAD + row(2) + repeated(100_000, (at) => `<row r="${at + 3}" ht="14"/>`)),
      'read 1',
    ],
    [
      'a value in the last column there is',
      xlsxOf(HEAD + repeated(50, (at) => row(at + 2, CELLS, `<c r="XFD${at + 2}"><v>1</v></c>`))),
      'read 50',
    ],
  ])('.xlsx: %s', async (_, content, expected) => {
    expect(await outcome(content, 'a.xlsx')).toBe(expected);
  });
});
