import { fromBuffer, type Entry, type ZipFile } from 'yauzl';

/**
 * What a template may not contain, by the part of the file that gives it away. exceljs drops these without a word, or
 * they would not follow the rows that are added; an office must learn that here and not from a printed sheet.
 */
const FORBIDDEN_PARTS: [pattern: RegExp, name: string][] = [
  [/^xl\/vbaProject/i, '宏'],
  [/^xl\/(charts|chartsheets)\//i, '图表'],
  [/^xl\/(pivotTables|pivotCache)/i, '数据透视表'],
  [/^xl\/externalLinks\//i, '外部链接'],
  [/^xl\/(comments|threadedComments)/i, '批注'],
  [/^xl\/tables\//i, '套用了表格格式的区域'],
  [/^xl\/(slicers|timelines)/i, '切片器'],
  [/^xl\/(embeddings|activeX|ctrlProps)\//i, '控件或嵌入对象'],
  [/^xl\/media\//i, '图片'],
  [/^xl\/drawings\//i, '图形、文本框或图片'],
];

const FORBIDDEN_TAGS: [pattern: RegExp, name: string][] = [
  [/<(?:row|col)Breaks[\s>]/, '手动分页符'],
  [/<conditionalFormatting[\s>]/, '条件格式'],
  [/<sheetProtection[\s/]/, '工作表保护'],
  [/<hyperlink[\s/]/, '超链接'],
  [/<f[\s>]/, '公式'],
  [/:sparklineGroup[\s>]/, '迷你图'],
];

const MAX_ENTRIES = 200;
const MAX_BYTES = 20 * 1024 * 1024;

/** Names (Chinese) of everything in the file that a template may not contain. Throws where the bytes are no xlsx. */
export async function forbiddenParts(bytes: Buffer): Promise<string[]> {
  const found = new Set<string>();
  const zip = await new Promise<ZipFile>((resolve, reject) =>
    fromBuffer(bytes, { lazyEntries: true }, (error, file) => (error ? reject(error) : resolve(file))),
  );
  let total = 0;
  let count = 0;
  let hasWorkbook = false;
  for await (const entry of entriesOf(zip)) {
    total += entry.uncompressedSize;
    if (++count > MAX_ENTRIES || total > MAX_BYTES) throw new Error('template is too large');
    hasWorkbook ||= entry.fileName === 'xl/workbook.xml';
    for (const [pattern, name] of FORBIDDEN_PARTS) if (pattern.test(entry.fileName)) found.add(name);
    if (!/^xl\/worksheets\/[^/]+\.xml$/.test(entry.fileName)) continue;
    const xml = await textOf(zip, entry);
    for (const [pattern, name] of FORBIDDEN_TAGS) if (pattern.test(xml)) found.add(name);
  }
  if (!hasWorkbook) throw new Error('no workbook inside');
  if (found.has('图片')) found.delete('图形、文本框或图片');
  return [...found];
}

async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  for (;;) {
    const entry = await new Promise<Entry | null>((resolve, reject) => {
      const settle = (value: Entry | null): void => {
        zip.removeAllListeners();
        resolve(value);
      };
      zip.once('entry', settle);
      zip.once('end', () => settle(null));
      zip.once('error', reject);
      zip.readEntry();
    });
    if (!entry) return;
    yield entry;
  }
}

function textOf(zip: ZipFile, entry: Entry): Promise<string> {
  return new Promise((resolve, reject) =>
    zip.openReadStream(entry, (error, stream) => {
      if (error) return reject(error);
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
      stream.on('error', reject);
    }),
  );
}
