/** Web pages: lines follow the block elements, data tables become tables, navigation made of links is left out. */
import type { ReadDocument, ReadTable } from './read-document.js';
import { TextWriter, writeGrid, type SourceCell } from './grid.js';
import { htmlTree, type HtmlNode } from './html-tree.js';

const BLOCK = new Set(
  'root html body div p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd section article header main aside center form fieldset blockquote pre hr tr td th table caption address figure figcaption details summary'.split(
    ' ',
  ),
);
const HEADING = /^h[1-6]$/;
/** Longer links are sentences somebody linked, not an entry of a menu. */
const LONGEST_MENU_ENTRY = 60;

export function readHtml(html: string): ReadDocument {
  const writer = new TextWriter();
  const tables: ReadTable[] = [];
  new Page(writer, tables).write(htmlTree(html));
  return { kind: 'html', text: writer.text(), tables };
}

/** One line as it grows: how much of it is links tells whether it is navigation. */
interface OpenLine {
  text: string;
  linked: number;
  heading: boolean;
}

class Page {
  private line: OpenLine = { text: '', linked: 0, heading: false };

  constructor(
    private readonly writer: TextWriter,
    private readonly tables: ReadTable[],
  ) {}

  write(root: HtmlNode): void {
    this.walk(root, false, false);
    this.endLine();
  }

  private walk(node: HtmlNode, inLink: boolean, inHeading: boolean): void {
    if (node.tag === 'br' || node.tag === 'hr') return this.endLine();
    if (node.tag === 'table') {
      const rows = dataRows(node);
      if (rows) return this.table(rows);
    }
    const block = BLOCK.has(node.tag);
    if (block) this.endLine();
    const link = inLink || (node.tag === 'a' && node.attributes.href !== undefined);
    const heading = inHeading || HEADING.test(node.tag);
    for (const child of node.children) {
      if (typeof child === 'string') this.words(child, link, heading, node.tag === 'pre');
      else this.walk(child, link, heading);
    }
    if (block) this.endLine();
  }

  private words(raw: string, link: boolean, heading: boolean, verbatim: boolean): void {
    if (verbatim) {
      for (const line of raw.split(/\r\n?|\n/)) {
        this.line.text += line;
        this.endLine();
      }
      return;
    }
    const text = spaced(raw, this.line.text);
    this.line.text += text;
    if (link) this.line.linked += text.trim().length;
    this.line.heading ||= heading;
  }

  private endLine(): void {
    const { text, linked, heading } = this.line;
    this.line = { text: '', linked: 0, heading: false };
    const bare = text.trim();
    if (bare === '') return;
    const menu =
      !heading &&
      linked > 0 &&
      linked >= bare.replace(/[\s|>»›·/-]/g, '').length &&
      (bare.length <= LONGEST_MENU_ENTRY || /[|>»›]/.test(bare));
    if (!menu) this.writer.write(`${text.replace(/[ \t]+$/, '')}\n`);
  }

  private table(rows: SourceCell[][]): void {
    this.endLine();
    const start = this.writer.length;
    const grid = writeGrid(rows, this.writer);
    this.tables.push({
      name: `第${this.tables.length + 1}个表格`,
      rows: grid,
      span: [start, this.writer.length],
    });
  }
}

const HAN = /[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/;

/** White space as a browser shows it, except that a line broken in the source beside a Chinese character goes on. */
function spaced(raw: string, before: string): string {
  const text = raw.replace(/[ \t\r\n\f]+/g, (gap, at: number) => {
    const previous = at > 0 ? raw[at - 1] : (before.at(-1) ?? ' ');
    const next = raw[at + gap.length] ?? '';
    if (previous === ' ') return '';
    return /[\r\n]/.test(gap) && (HAN.test(previous) || HAN.test(next)) ? '' : ' ';
  });
  return before === '' ? text.replace(/^ +/, '') : text;
}

/** The cells of a table that holds data; null for one that only lays out the page. */
function dataRows(table: HtmlNode): SourceCell[][] | null {
  const rows: HtmlNode[] = [];
  if (!collectRows(table, rows)) return null;
  const cells = rows.map((row) =>
    row.children.flatMap((child) =>
      typeof child !== 'string' && (child.tag === 'td' || child.tag === 'th') ? [child] : [],
    ),
  );
  const wide = cells.filter((row) => row.length > 1).length;
  if (wide < 2) return null;
  const source = cells.map((row) =>
    row.map((cell) => ({
      text: cellText(cell),
      colSpan: spanOf(cell.attributes.colspan, 200),
      rowSpan: spanOf(cell.attributes.rowspan, 20_000),
    })),
  );
  return source.some((row) => row.some(({ text }) => text.length > 4_000)) ? null : source;
}

/** False where a table stands inside the table. */
function collectRows(node: HtmlNode, rows: HtmlNode[]): boolean {
  for (const child of node.children) {
    if (typeof child === 'string') continue;
    if (child.tag === 'tr') {
      rows.push(child);
      if (holdsTable(child)) return false;
    } else if (child.tag === 'table' || !collectRows(child, rows)) return false;
  }
  return true;
}

const holdsTable = (node: HtmlNode): boolean =>
  node.children.some((child) => typeof child !== 'string' && (child.tag === 'table' || holdsTable(child)));

const spanOf = (attribute: string | undefined, most: number): number =>
  Math.min(most, Math.max(1, Number.parseInt(attribute ?? '1', 10) || 1));

/** The words of a cell, one line per block or break. */
function cellText(cell: HtmlNode): string {
  const lines = [''];
  const walk = (node: HtmlNode): void => {
    if (node.tag === 'br') lines.push('');
    const block = BLOCK.has(node.tag);
    if (block && lines.at(-1) !== '') lines.push('');
    for (const child of node.children) {
      if (typeof child === 'string') lines[lines.length - 1] += spaced(child, lines[lines.length - 1]);
      else walk(child);
    }
    if (block && lines.at(-1) !== '') lines.push('');
  };
  walk(cell);
  return lines
    .map((line) => line.trim())
    .filter(Boolean)
    .join('\n');
}
