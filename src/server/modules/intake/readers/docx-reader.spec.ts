import { describe, expect, it } from '@jest/globals';
import { docxOf, wordParagraph } from '../../../../../test/factories/zip.js';
import { readDocx } from './docx-reader.js';

const NAMESPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"';
const part = (root: string, body: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><w:${root} ${NAMESPACES}>${body}</w:${root}>`;
const RELATIONSHIP = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relationships = (...names: string[]): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${names
    .map(
      (name, at) =>
        `<Relationship Id="r${at + 1}" Type="${RELATIONSHIP}/${name.replace(/\d/, '')}" Target="${name}.xml"/>`,
    )
    .join(
      '',
    )}<Relationship Id="link" Type="${RELATIONSHIP}/hyperlink" Target="http://example.com" TargetMode="External"/></Relationships>`;

const run = (text: string, properties = ''): string =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
const p = (inner: string, properties = ''): string =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${inner}</w:p>`;

/** A document with numbering, styles, notes, headers and footers, as Word lays them out. */
const documentOf = (body: string, parts: Record<string, string> = {}): Buffer =>
  docxOf('', {
    'word/document.xml': part('document', `<w:body>${body}</w:body>`),
    'word/_rels/document.xml.rels': relationships(
      ...Object.keys(parts).map((name) => name.replace(/^word\/|\.xml$/g, '')),
    ),
    ...parts,
  });
const linesOf = async (body: string, parts?: Record<string, string>): Promise<string[]> =>
  (await readDocx(documentOf(body, parts))).text.split('\n').filter(Boolean);

const level = (at: number, format: string, text: string, more = ''): string =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
const numberingOf = (levels: string, more = ''): Record<string, string> => ({
  'word/numbering.xml': part(
    'numbering',
    `<w:abstractNum w:abstractNumId="0">${levels}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>${more}`,
  ),
});
const CHINESE = numberingOf(
  level(0, 'chineseCountingThousand', '%1、') +
    level(1, 'chineseCounting', '(%2)') +
    level(2, 'decimal', '%3.') +
    level(3, 'decimalFullWidth', '(%4)') +
    level(4, 'decimalEnclosedCircleChinese', '%5'),
);
const listed = (text: string, at: number, use = 1): string =>
  p(run(text), `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${use}"/></w:numPr>`);

describe('words that are there, and words that are not', () => {
  it('of tracked changes, what was put in stands and what was taken out does not', async () => {
    expect(
      await linesOf(
        p(
          run('6月底前') +
            `<w:del w:id="1"><w:r><w:delText>初步</w:delText></w:r></w:del><w:ins w:id="2">${run('全面')}</w:ins>` +
            `<w:moveFrom w:id="3">${run('旧处')}</w:moveFrom><w:moveTo w:id="4">${run('新处')}</w:moveTo>` +
            run('完成。'),
        ),
      ),
    ).toEqual(['6月底前全面新处完成。']);
  });

  it('a paragraph whose end was taken out runs on into the next one', async () => {
    expect(
      await linesOf(
        p(run('一、整治'), '<w:rPr><w:del w:id="1"/></w:rPr>') + p(run('河道。')) + p(run('二、清淤。')),
      ),
    ).toEqual(['一、整治河道。', '二、清淤。']);
  });

  it('hidden words and the commands of fields are not read, their results are', async () => {
    const field =
      '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE \\@ "yyyy" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>' +
      `${run('2026')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    expect(
      await linesOf(
        p(
          run('内部批注', '<w:vanish/>') +
            run('看得见', '<w:vanish w:val="0"/>') +
            field +
            `<w:fldSimple w:instr="PAGE">${run('年')}</w:fldSimple>`,
        ),
      ),
    ).toEqual(['看得见2026年']);
  });

  it('links, content controls, smart tags and symbols are words like others', async () => {
    expect(
      await linesOf(
        p(
          `<w:hyperlink r:id="link">${run('市水利局')}</w:hyperlink><w:sdt><w:sdtPr/><w:sdtContent>${run('牵头')}</w:sdtContent></w:sdt>` +
            `<w:smartTag w:element="place">${run(',')}</w:smartTag><w:bookmarkStart w:id="0" w:name="a"/>${run('市财政局')}<w:r><w:noBreakHyphen/><w:t>配合</w:t><w:softHyphen/></w:r>`,
        ) + `<w:sdt><w:sdtContent>${wordParagraph('整段控件')}</w:sdtContent></w:sdt>`,
      ),
    ).toEqual(['市水利局牵头,市财政局-配合', '整段控件']);
  });

  it('tabs and soft line breaks stay, breaks of a page say nothing', async () => {
    const { text } = await readDocx(
      documentOf(
        p(
          '<w:r><w:t>一、整治</w:t><w:tab/><w:t>河道</w:t><w:br/><w:t>二、清淤</w:t><w:br w:type="page"/></w:r>',
        ),
      ),
    );
    expect(text).toBe('一、整治\t河道\n二、清淤\n');
  });

  it('a text box is read once, whichever of its two forms stands first', async () => {
    const box = (form: string): string =>
      `<w:txbxContent>${wordParagraph(`文本框里的任务${form}`)}</w:txbxContent>`;
    const alternate =
      `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp><wps:txbx>${box('')}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>` +
      `<mc:Fallback><w:pict><v:shape><v:textbox>${box('')}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
    const old = `<w:r><w:pict><v:shape><v:textbox>${box('(旧)')}</v:textbox></v:shape></w:pict></w:r>`;
    expect(await linesOf(p(run('一、前文') + alternate) + p(old) + p(run('后文')))).toEqual([
      '一、前文',
      '文本框里的任务',
      '文本框里的任务(旧)',
      '后文',
    ]);
  });

  it('notes, comments, headers and footers are beside the text, not in it', async () => {
    const parts = {
      'word/footnotes.xml': part(
        'footnotes',
        `<w:footnote w:id="2">${wordParagraph('脚注的话')}</w:footnote>`,
      ),
      'word/endnotes.xml': part('endnotes', `<w:endnote w:id="2">${wordParagraph('尾注的话')}</w:endnote>`),
      'word/comments.xml': part('comments', `<w:comment w:id="1">${wordParagraph('批注的话')}</w:comment>`),
      'word/header1.xml': part('hdr', wordParagraph('页眉的话')),
      'word/footer1.xml': part('ftr', wordParagraph('— 3 —')),
    };
    const marks =
      '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:endnoteReference w:id="2"/></w:r><w:commentRangeStart w:id="1"/><w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>';
    const section =
      '<w:sectPr><w:headerReference w:type="default" r:id="r4"/><w:footerReference w:type="default" r:id="r5"/></w:sectPr>';
    expect(await linesOf(p(run('一、正文') + marks) + section, parts)).toEqual(['一、正文']);
  });
});

describe('numbers that Word counts', () => {
  it('in all Chinese forms, beginning anew under each higher one', async () => {
    const body =
      listed('总', 0) +
      listed('分', 1) +
      listed('细', 2) +
      listed('款', 3) +
      listed('目', 4) +
      listed('目', 4) +
      listed('分', 1) +
      listed('细', 2) +
      Array.from({ length: 10 }, () => listed('总', 0)).join('');
    expect(await linesOf(body, CHINESE)).toEqual([
      '一、总',
      '(一)分',
      '1.细',
      '(\uff11)款',
      '①目',
      '②目',
      '(二)分',
      '1.细',
      '二、总',
      '三、总',
      '四、总',
      '五、总',
      '六、总',
      '七、总',
      '八、总',
      '九、总',
      '十、总',
      '十一、总',
    ]);
  });

  it.each([
    ['chineseLegalSimplified', '第%1条', ['第壹条 ', '第贰条 ']],
    ['ideographEnclosedCircle', '%1', ['㊀', '㊁']],
    ['decimalZero', '%1.', ['01.', '02.']],
    ['upperRoman', '%1、', ['I、', 'II、']],
    ['lowerLetter', '%1)', ['a)', 'b)']],
    ['decimalEnclosedParen', '%1', ['⑴', '⑵']],
    ['ideographTraditional', '%1、', ['甲、', '乙、']],
    ['bullet', '', ['', '']],
    ['none', '', ['', '']],
  ])('%s', async (format, text, labels) => {
    expect(await linesOf(listed('甲', 0) + listed('乙', 0), numberingOf(level(0, format, text)))).toEqual([
      `${labels[0]}甲`,
      `${labels[1]}乙`,
    ]);
  });

  it('with the numbers of higher levels in them, all in digits where the level asks so', async () => {
    const levels =
      level(0, 'chineseCounting', '第%1章 ') +
      level(1, 'decimal', '%1.%2 ', '<w:isLgl/>') +
      level(2, 'decimal', '%1-%2-%3 ');
    expect(
      await linesOf(
        listed('甲', 0) + listed('乙', 0) + listed('丙', 1) + listed('丁', 2),
        numberingOf(levels),
      ),
    ).toEqual(['第一章 甲', '第二章 乙', '2.1 丙', '二-1-1 丁']);
  });

  it('of one list used twice go on, and begin anew where the second use says so', async () => {
    const more =
      '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>';
    const parts = numberingOf(level(0, 'decimal', '%1.'), more);
    expect(
      await linesOf(listed('甲', 0, 1) + listed('乙', 0, 2) + listed('丙', 0, 3) + listed('丁', 0, 3), parts),
    ).toEqual(['1.甲', '2.乙', '5.丙', '6.丁']);
  });

  it('come from the style too, from the one it stands on, and not where they are switched off', async () => {
    const parts = {
      ...CHINESE,
      'word/styles.xml': part(
        'styles',
        '<w:style w:type="paragraph" w:styleId="一级"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>' +
          '<w:style w:type="paragraph" w:styleId="二级"><w:name w:val="my 2"/><w:basedOn w:val="一级"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>',
      ),
    };
    const styled = (text: string, style: string, more = ''): string =>
      p(run(text), `<w:pStyle w:val="${style}"/>${more}`);
    expect(
      await linesOf(
        styled('总', '一级') +
          styled('分', '二级') +
          styled('无', '二级', '<w:numPr><w:numId w:val="0"/></w:numPr>') +
          styled('分', '二级'),
        parts,
      ),
    ).toEqual(['一、总', '(一)分', '无', '(二)分']);
  });

  it('stay right beside text boxes, deleted paragraphs and empty ones', async () => {
    const box = `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:txbxContent>${listed('框', 1)}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>${listed('框', 1)}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>`;
    const deleted = `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del w:id="9"/></w:rPr></w:pPr><w:del w:id="8"><w:r><w:delText>删去</w:delText></w:r></w:del></w:p>`;
    expect(await linesOf(listed('甲', 0) + deleted + p(run('段') + box) + listed('乙', 0), CHINESE)).toEqual([
      '一、甲',
      '段',
      '(一)框',
      '二、乙',
    ]);
  });
});

describe('tables', () => {
  const cell = (inner: string, properties = ''): string =>
    `<w:tc><w:tcPr>${properties}</w:tcPr>${inner}</w:tc>`;
  const table = (...rows: string[][]): string =>
    `<w:tbl>${rows.map((cells) => `<w:tr>${cells.join('')}</w:tr>`).join('')}</w:tbl>`;

  it('keep merges across and down, and lines within a cell', async () => {
    const { tables } = await readDocx(
      documentOf(
        table(
          [cell(wordParagraph('责任分工'), '<w:gridSpan w:val="2"/>'), cell(wordParagraph('时限'))],
          [
            cell(wordParagraph('市水利局') + wordParagraph('市财政局')),
            cell(wordParagraph('甲')),
            cell(wordParagraph('年底'), '<w:vMerge w:val="restart"/>'),
          ],
          [cell(wordParagraph('乙')), cell(wordParagraph('丙')), cell('<w:p/>', '<w:vMerge/>')],
        ),
      ),
    );
    expect(tables).toHaveLength(1);
    expect(tables[0].rows.map((row) => row.map(({ text, covered }) => [text, covered ?? '']))).toEqual([
      [
        ['责任分工', ''],
        ['责任分工', 'right'],
        ['时限', ''],
      ],
      [
        ['市水利局\n市财政局', ''],
        ['甲', ''],
        ['年底', ''],
      ],
      [
        ['乙', ''],
        ['丙', ''],
        ['年底', 'down'],
      ],
    ]);
  });

  it('number their paragraphs, skip rows taken out, and read a table in a cell as its words', async () => {
    const inner = table([cell(wordParagraph('子一')), cell(wordParagraph('子二'))]);
    const removed = `<w:tr><w:trPr><w:del w:id="1"/></w:trPr>${cell('<w:p><w:del w:id="2"><w:r><w:delText>删</w:delText></w:r></w:del></w:p>')}${cell('<w:p/>')}</w:tr>`;
    const { tables } = await readDocx(
      documentOf(
        `<w:tbl><w:tr>${cell(listed('', 2))}${cell(wordParagraph('甲'))}</w:tr>${removed}<w:tr>${cell(listed('', 2))}${cell(inner + '<w:p/>')}</w:tr></w:tbl>`,
        CHINESE,
      ),
    );
    expect(tables.at(-1)!.rows.map((row) => row.map(({ text }) => text))).toEqual([
      ['1.', '甲'],
      ['2.', '子一\n子二'],
    ]);
  });

  it('may have rows and cells inside content controls, and rows that begin late', async () => {
    const late = `<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>${cell(wordParagraph('乙'))}</w:tr>`;
    const { tables } = await readDocx(
      documentOf(
        `<w:tbl><w:sdt><w:sdtContent><w:tr>${cell(wordParagraph('1'))}<w:sdt><w:sdtContent>${cell(wordParagraph('甲'))}</w:sdtContent></w:sdt></w:tr></w:sdtContent></w:sdt>${late}</w:tbl>`,
      ),
    );
    expect(tables[0].rows.map((row) => row.map(({ text }) => text))).toEqual([
      ['1', '甲'],
      ['', '乙'],
    ]);
  });
});
