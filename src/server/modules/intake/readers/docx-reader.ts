/** .docx → text and tables, as they are seen in Word. */
import { DomainError } from '../../../common/domain-error.js';
import { TextWriter, writeGrid } from './grid.js';
import type { ReadDocument, ReadTable } from './read-document.js';
import { WordBody } from './word-body.js';
import { ParagraphNumbers, readStyles } from './word-numbering.js';
import type { Block } from './word-table.js';
import { readWordXml } from './word-xml.js';
import { readEntries } from './zip-entries.js';

const [DOCUMENT, NUMBERING, STYLES] = ['word/document.xml', 'word/numbering.xml', 'word/styles.xml'];

export async function readDocx(content: Buffer): Promise<ReadDocument> {
  let blocks: Block[];
  try {
    const parts = await readEntries(content, (name) => [DOCUMENT, NUMBERING, STYLES].includes(name));
    const styles = readStyles(parts.get(STYLES) ?? '');
    const body = new WordBody(new ParagraphNumbers(parts.get(NUMBERING) ?? '', styles), styles);
    readWordXml(parts.get(DOCUMENT) ?? '', body);
    blocks = body.blocks;
  } catch (error) {
    if (error instanceof DomainError) throw error;
    throw DomainError.invalid('file.broken', 'Word 文件已损坏,打不开;请用 Word 打开并另存为 .docx 后再试');
  }
  const writer = new TextWriter();
  const tables: ReadTable[] = [];
  for (const block of blocks) {
    if (typeof block === 'string') {
      writer.write(`${block}\n`);
      continue;
    }
    const start = writer.length;
    const rows = writeGrid(block, writer);
    tables.push({ name: `第${tables.length + 1}个表格`, rows, span: [start, writer.length] });
  }
  return { kind: 'docx', text: writer.text(), tables };
}
