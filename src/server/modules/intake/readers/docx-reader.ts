/** .docx → text and tables, over mammoth's document tree (its HTML is never made). */
import mammoth from 'mammoth';
import { DomainError } from '../../../common/domain-error.js';
import { TextWriter, writeGrid, type SourceCell } from './grid.js';
import type { ReadDocument, ReadTable } from './read-document.js';
import { numberLabels } from './word-numbering.js';
import { readEntries } from './zip-entries.js';

const PARTS = new Set(['word/document.xml', 'word/numbering.xml']);

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

function writeBlocks(nodes: readonly Node[], writer: TextWriter, tables: ReadTable[]): void {
  for (const node of nodes) {
    if (node.type === 'table') {
      const start = writer.length;
      const rows = writeGrid(cellsOf(node), writer);
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

const cellsOf = (table: Node): SourceCell[][] =>
  rowsOf(table).map((row) =>
    (row.children ?? []).map((cell) => ({
      text: inlineText(cell).trim(),
      colSpan: cell.colSpan ?? 1,
      rowSpan: cell.rowSpan ?? 1,
    })),
  );

const rowsOf = (table: Node): Node[] =>
  (table.children ?? []).flatMap((child) => (child.type === 'tableRow' ? [child] : rowsOf(child)));
