/** .docx → text and tables, over mammoth's document tree (its HTML is never made). */
import mammoth from 'mammoth';
import { DomainError } from '../../../common/domain-error.js';
import type { Cell } from '../domain/table-columns.js';
import type { ReadDocument, ReadTable } from './read-document.js';
import { numberLabels } from './word-numbering.js';
import { readEntries } from './zip-entries.js';

const PARTS = new Set(['word/document.xml', 'word/numbering.xml']);
/** Wider than any task table; the cells under a merge are laid out one by one. */
const MAX_COLUMNS = 200;

/** What we use of mammoth's tree; it has no types for it. */
interface Node {
  type: string;
  value?: string;
  children?: Node[];
  breakType?: string;
  colSpan?: number;
  rowSpan?: number;
  /** Set on paragraphs that Word numbers by itself. */
  numbering?: object | null;
  /** The number, worked out by us. */
  label?: string;
}

export async function readDocx(content: Buffer): Promise<ReadDocument> {
  let tree: Node = { type: 'document', children: [] };
  let labels: string[];
  try {
    await mammoth.convertToHtml(
      { buffer: content },
      {
        externalFileAccess: false,
        transformDocument: (document: Node) => {
          tree = document;
          return { ...document, children: [] };
        },
      },
    );
    const parts = await readEntries(content, (name) => PARTS.has(name));
    labels = numberLabels(parts.get('word/document.xml') ?? '', parts.get('word/numbering.xml') ?? '');
  } catch {
    throw DomainError.invalid('file.broken', 'Word 文件已损坏,打不开;请用 Word 打开并另存为 .docx 后再试');
  }
  putLabels(tree, labels);
  const writer = new TextWriter();
  const tables: ReadTable[] = [];
  writeBlocks(tree.children ?? [], writer, tables);
  return { kind: 'docx', text: writer.text(), tables };
}

/** Where the counts differ (text boxes, fields) no number is better than a wrong one. */
function putLabels(tree: Node, labels: readonly string[]): void {
  const numbered: Node[] = [];
  const collect = (node: Node) => {
    if (node.type === 'paragraph' && node.numbering) numbered.push(node);
    node.children?.forEach(collect);
  };
  collect(tree);
  if (numbered.length !== labels.length) return;
  numbered.forEach((node, index) => (node.label = labels[index]));
}

/** Builds the text and says where each piece of it begins. */
class TextWriter {
  private readonly parts: string[] = [];
  length = 0;

  write(text: string): [number, number] {
    const start = this.length;
    this.parts.push(text);
    this.length += text.length;
    return [start, this.length];
  }

  text(): string {
    return this.parts.join('');
  }
}

function writeBlocks(nodes: readonly Node[], writer: TextWriter, tables: ReadTable[]): void {
  for (const node of nodes) {
    if (node.type === 'table') {
      const start = writer.length;
      const rows = readRows(node, writer);
      tables.push({ name: `第${tables.length + 1}个表格`, rows, span: [start, writer.length] });
    } else if (node.type === 'paragraph') {
      writer.write(`${inlineText(node)}\n`);
    } else if (node.children) {
      writeBlocks(node.children, writer, tables);
    }
  }
}

function inlineText(node: Node): string {
  if (node.type === 'text') return node.value ?? '';
  if (node.type === 'tab') return '\t';
  if (node.type === 'break') return node.breakType === 'line' ? '\n' : '';
  if (node.type === 'table') return (node.children ?? []).map(inlineText).join('\n');
  const inner = (node.children ?? []).map(inlineText);
  return (node.label ?? '') + inner.join(node.type === 'tableCell' ? '\n' : '');
}

/** Rows as a grid: cells under a merge repeat its words and say so. */
function readRows(table: Node, writer: TextWriter): Cell[][] {
  const grid: Cell[][] = [];
  const sourceRows = rowsOf(table);
  sourceRows.forEach((source, row) => {
    grid[row] ??= [];
    let column = 0;
    for (const node of source.children ?? []) {
      while (grid[row][column]) column += 1;
      const text = inlineText(node).trim();
      const span = writer.write(text);
      writer.write('\t');
      if (column + (node.colSpan ?? 1) > MAX_COLUMNS) {
        throw DomainError.invalid('file.too_wide', `Word 文件中的表格超过 ${MAX_COLUMNS} 列,请拆分后再导入`);
      }
      const [width, height] = [node.colSpan ?? 1, Math.min(node.rowSpan ?? 1, sourceRows.length - row)];
      for (let down = 0; down < height; down += 1) {
        grid[row + down] ??= [];
        for (let right = 0; right < width; right += 1) {
          const covered = right > 0 ? 'right' : down > 0 ? 'down' : undefined;
          grid[row + down][column + right] = { text, span, ...(covered && { covered }) };
        }
      }
      column += width;
    }
    writer.write('\n');
  });
  const width = Math.max(0, ...grid.map((row) => row.length));
  return grid.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? { text: '' }));
}

const rowsOf = (table: Node): Node[] =>
  (table.children ?? []).flatMap((child) => (child.type === 'tableRow' ? [child] : rowsOf(child)));
