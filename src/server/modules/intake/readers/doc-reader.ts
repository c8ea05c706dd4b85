/** .doc (Word 97 to 2003, and WPS): text, automatic numbers and tables, out of the binary file itself. */
import { DomainError } from '../../../common/domain-error.js';
import {
  DocProperties,
  valueAt,
  type ParagraphProperties,
  type RowCell,
  type Run,
} from './doc-properties.js';
import { refusalOf } from './file-kind.js';
import { TextWriter, writeGrid, type SourceCell } from './grid.js';
import { OleFile } from './ole-file.js';
import type { ReadDocument, ReadTable } from './read-document.js';
import { ListCounter } from './word-numbering.js';

const WORD_97 = 0xc1;
/** More than a thousand pages of full text. */
const MAX_CHARACTERS = 4_000_000;

/** @throws DomainError `file.*` for what is no Word document, protected, old beyond reading or broken. */
export function readOle(content: Buffer, fileName: string): ReadDocument {
  try {
    const file = new OleFile(content);
    if ([...file.entries.keys()].some((name) => /^(?:Macros|_VBA_PROJECT_CUR|VBA)$/i.test(name))) {
      throw DomainError.invalid(
        'file.macro',
        '文件中带有宏,为安全起见不予导入;请另存为不带宏的 .docx 或 .xlsx 后再试',
      );
    }
    const main = file.stream('WordDocument');
    if (!main) throw refusalOf('ole', fileName, holdsOf(file));
    return readDoc(file, main, fileName);
  } catch (error) {
    if (error instanceof DomainError) throw error;
    // A header without anything behind it still says by its name what it was meant to be.
    if (content.length < 1536) throw refusalOf('ole', fileName);
    throw DomainError.invalid('file.broken', 'Word 文件已损坏,打不开;请用 Word 打开并另存为 .docx 后再试');
  }
}

function holdsOf({ entries }: OleFile): string {
  if (entries.has('Workbook') || entries.has('Book')) return 'xls';
  return entries.has('PowerPoint Document') ? 'ppt' : '';
}

function readDoc(file: OleFile, main: Buffer, fileName: string): ReadDocument {
  const flags = main.readUInt16LE(10);
  if (main.readUInt16LE(0) !== 0xa5ec || main.readUInt16LE(2) < WORD_97) throw refusalOf('ole', fileName);
  if (flags & 0x100) throw refusalOf('encrypted', fileName);
  const table = file.stream(flags & 0x200 ? '1Table' : '0Table');
  if (!table) throw new Error('table stream');
  const properties = new DocProperties(main, table, file.stream('Data'));
  const writer = new TextWriter();
  const tables: ReadTable[] = [];
  const { levels, listOf, restarts } = properties.lists();
  const counter = new ListCounter(levels, (use) => restarts.get(use));
  const labelOf = ({ list, level = 0 }: ParagraphProperties): string => {
    const id = list ? listOf.get(list) : undefined;
    return id !== undefined && counter.has(id, level) ? counter.next(id, level, String(list)) : '';
  };
  const open = new OpenTable();
  for (const paragraph of paragraphsOf(main, table, properties)) {
    const words = labelOf(paragraph.properties) + paragraph.text;
    if (paragraph.properties.inTable) {
      open.take(words, paragraph.end, paragraph.properties);
    } else {
      open.close(writer, tables);
      writer.write(`${words}\n`);
    }
  }
  open.close(writer, tables);
  return { kind: 'doc', text: writer.text(), tables };
}

interface DocParagraph {
  text: string;
  /** The character that ends it: 7 ends a cell or a row. */
  end: number;
  properties: ParagraphProperties;
}

interface Piece {
  from: number;
  to: number;
  /** Byte position in the main stream, and bytes per character. */
  at: number;
  width: 1 | 2;
}

/** The text lies in pieces, in the order of the document but anywhere in the file. */
function piecesOf(main: Buffer, table: Buffer): Piece[] {
  const characters = main.readUInt32LE(0x4c);
  if (characters > MAX_CHARACTERS) throw new RangeError('characters');
  let at = main.readUInt32LE(0x1a2);
  while (table.readUInt8(at) === 1) at += 3 + table.readUInt16LE(at + 1);
  if (table.readUInt8(at) !== 2) throw new Error('piece table');
  const count = Math.floor((table.readUInt32LE(at + 1) - 4) / 12);
  if (count * 12 > table.length) throw new RangeError('pieces');
  const pieces: Piece[] = [];
  for (let index = 0; index < count; index += 1) {
    const from = table.readUInt32LE(at + 5 + index * 4);
    const to = Math.min(characters, table.readUInt32LE(at + 9 + index * 4));
    const position = table.readUInt32LE(at + 5 + (count + 1) * 4 + index * 8 + 2);
    const narrow = (position & 0x4000_0000) !== 0;
    const start = position & 0x3fff_ffff;
    if (to > from) pieces.push({ from, to, at: narrow ? start / 2 : start, width: narrow ? 1 : 2 });
  }
  return pieces;
}

const WINDOWS_1252 = new TextDecoder('windows-1252');

function* paragraphsOf(main: Buffer, table: Buffer, properties: DocProperties): Generator<DocParagraph> {
  const paragraphs = properties.paragraphs();
  const unseen = properties.unseen().filter(({ value }) => value);
  const fields = new FieldFilter();
  let text = '';
  let written = 0;
  for (const piece of piecesOf(main, table)) {
    const { at, width } = piece;
    const end = Math.min(main.length, at + (piece.to - piece.from) * width);
    written += piece.to - piece.from;
    if (written > MAX_CHARACTERS) throw new RangeError('characters');
    const bytes = main.subarray(at, end);
    const words = width === 2 ? bytes.toString('utf16le') : WINDOWS_1252.decode(bytes);
    for (let index = 0; index < words.length; index += 1) {
      const code = words.charCodeAt(index);
      const position = at + index * width;
      if (code === 0x0d || code === 0x07 || code === 0x0c) {
        yield { text, end: code, properties: valueAt(paragraphs, position) ?? {} };
        text = '';
      } else if (fields.shows(code) && !isUnseen(unseen, position)) {
        text += shown(code, words[index]);
      }
    }
  }
  if (text !== '') yield { text, end: 0x0d, properties: {} };
}

const isUnseen = (runs: readonly Run<boolean>[], position: number): boolean =>
  runs.length > 0 && valueAt(runs, position) === true;

/** Of a field (page number, link, table of contents) only its result is shown, not its instruction. */
class FieldFilter {
  /** For each open field whether its result has begun. */
  private readonly open: boolean[] = [];
  private hidden = 0;

  shows(code: number): boolean {
    if (code === 0x13) {
      this.open.push(false);
      this.hidden += 1;
    } else if (code === 0x14 && this.open.length > 0 && !this.open[this.open.length - 1]) {
      this.open[this.open.length - 1] = true;
      this.hidden -= 1;
    } else if (code === 0x15 && this.open.length > 0 && !this.open.pop()) {
      this.hidden -= 1;
    }
    return this.hidden === 0 && (code < 0x13 || code > 0x15);
  }
}

function shown(code: number, character: string): string {
  if (code >= 0x20) return character;
  if (code === 0x09) return '\t';
  if (code === 0x0b) return '\n';
  return code === 0x1e ? '-' : '';
}

/** Rows of the table that is being read; neighbouring tables stand one below the other. */
class OpenTable {
  private rows: { texts: string[]; cells: RowCell[] }[] = [];
  private texts: string[] = [];
  private lines: string[] = [];

  take(words: string, end: number, { endsRow, nested, cells }: ParagraphProperties): void {
    if (endsRow) {
      if (this.texts.length > 0) this.rows.push({ texts: this.texts, cells: cells ?? [] });
      [this.texts, this.lines] = [[], []];
      return;
    }
    if (words.trim() !== '') this.lines.push(words.trim());
    if (end === 0x07 && !nested) {
      this.texts.push(this.lines.join('\n'));
      this.lines = [];
    }
  }

  close(writer: TextWriter, tables: ReadTable[]): void {
    if (this.texts.length > 0) this.rows.push({ texts: this.texts, cells: [] });
    const { rows } = this;
    [this.rows, this.texts, this.lines] = [[], [], []];
    if (rows.length === 0) return;
    const start = writer.length;
    const grid = writeGrid(layOut(rows), writer);
    tables.push({ name: `第${tables.length + 1}个表格`, rows: grid, span: [start, writer.length] });
  }
}

/** Edges nearer than this (a twentieth of a point each) are the same column's. */
const SAME_EDGE = 60;

/** Cells with their merges: columns lie between the edges that any row has. */
function layOut(rows: readonly { texts: string[]; cells: RowCell[] }[]): SourceCell[][] {
  const known = rows.every(({ texts, cells }) => cells.length === texts.length);
  if (!known) return rows.map(({ texts }) => texts.map((text) => ({ text, colSpan: 1, rowSpan: 1 })));
  const edges: number[] = [];
  for (const edge of rows.flatMap(({ cells }) => cells.map(({ right }) => right)).sort((a, b) => a - b)) {
    if (edges.length === 0 || edge - edges[edges.length - 1] > SAME_EDGE) edges.push(edge);
  }
  const columnAt = (edge: number): number => edges.findIndex((own) => edge <= own + SAME_EDGE);
  const above = new Map<number, SourceCell>();
  return rows.map(({ texts, cells }) => {
    const row: SourceCell[] = [];
    let column = 0;
    cells.forEach((cell, index) => {
      const last = Math.max(column, columnAt(cell.right));
      const colSpan = last - column + 1;
      const over = above.get(column);
      if (cell.mergedLeft && row.length > 0) {
        row[row.length - 1].colSpan += colSpan;
      } else if (cell.mergedDown && over) {
        over.rowSpan += 1;
      } else {
        const own = { text: texts[index], colSpan, rowSpan: 1 };
        row.push(own);
        above.set(column, own);
      }
      column = last + 1;
    });
    return row;
  });
}
