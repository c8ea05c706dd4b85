/**
 * The body of a Word document as its reader sees it: tracked changes as if accepted, fields by their results, hidden words
 * left out, a text box after the paragraph that holds it, a table within a table as words of its cell.
 */
import { DomainError } from '../../../common/domain-error.js';
import {
  alongStyles,
  type NumberProperties,
  type ParagraphNumbers,
  type ParagraphStyle,
} from './word-numbering.js';
import { sourceOf, type Block, type Table } from './word-table.js';
import { isOn, type WordHandler } from './word-xml.js';

/** Nothing inside is words of the document as it stands. `rt` is the reading above a character. */
const UNSEEN = new Set(
  'del moveFrom delText delInstrText sdtPr sectPr rt pPrChange rPrChange tblPrChange tblGridChange tcPrChange trPrChange sectPrChange numberingChange'.split(
    ' ',
  ),
);
/** Tables within tables; what goes deeper was made to burst. */
const MAX_TABLES = 20;
/** Pictures of the font Wingdings that stand for words. */
const SIGNS: Record<string, string> = {
  f0fe: '☑',
  f052: '☑',
  f0a3: '□',
  f0a8: '□',
  f06f: '□',
  f0fc: '√',
  f0fb: '×',
};
/** 带圈字符: a number that a field draws a circle around. */
const CIRCLED = /\beq\b.*\\o.*\([○〇◯],\s*(\d{1,2})\)/i;

interface Paragraph {
  text: string;
  number: NumberProperties;
  label: string;
  /** Its end was taken out: its words begin the next one. */
  joined: boolean;
  /** What text boxes in it hold. */
  boxes: Block[];
}

/** Where blocks go: the body, a cell or a text box, with what was open around it. */
interface Place {
  blocks: Block[];
  paragraph: Paragraph | null;
  /** Words of a paragraph whose end was taken out. */
  carried: string;
}

export class WordBody implements WordHandler {
  readonly blocks: Block[] = [];
  private readonly places: Place[] = [{ blocks: this.blocks, paragraph: null, carried: '' }];
  private readonly tables: Table[] = [];
  private readonly path: string[] = [];
  /** Of each alternative being read, whether its first form was taken. */
  private readonly alternatives: boolean[] = [];
  /** Open fields: in its command, or in its result. */
  private fields: { command: string | null }[] = [];
  private hidden = false;
  private inText = false;

  constructor(
    private readonly numbers: ParagraphNumbers,
    private readonly styles: Map<string, ParagraphStyle>,
  ) {}

  open(name: string, attributes: Record<string, string>): boolean {
    const parent = this.path.at(-1);
    const removed = name === 'del' || name === 'moveFrom';
    if (removed && parent === 'rPr' && this.path.at(-2) === 'pPr') this.now.paragraph!.joined = true;
    if (removed && parent === 'trPr') this.row!.removed = true;
    if (UNSEEN.has(name) || !this.isChosen(name)) return false;
    this.path.push(name);
    this.begin(name, attributes.val, attributes, parent);
    return true;
  }

  close(name: string): void {
    this.path.pop();
    this.end(name);
  }

  words(text: string): void {
    const field = this.fields.at(-1);
    if (this.path.at(-1) === 'instrText' && field && field.command !== null)
      field.command += text.slice(0, 200);
    else if (this.inText) this.put(text);
  }

  /** Of the forms in which one thing is written down, the first is read. */
  private isChosen(name: string): boolean {
    if (name.endsWith(':AlternateContent')) this.alternatives.push(false);
    if (!/:(?:Choice|Fallback)$/.test(name) || this.alternatives.length === 0) return true;
    const last = this.alternatives.length - 1;
    if (this.alternatives[last]) return false;
    return (this.alternatives[last] = true);
  }

  private get now(): Place {
    return this.places[this.places.length - 1];
  }

  private get row(): Table['rows'][number] | undefined {
    return this.tables.at(-1)?.rows.at(-1);
  }

  private begin(
    name: string,
    value: string | undefined,
    attributes: Record<string, string>,
    parent: string | undefined,
  ): void {
    const { paragraph } = this.now;
    switch (name) {
      case 'p':
        this.endParagraph();
        this.now.paragraph = { text: '', number: {}, label: '', joined: false, boxes: [] };
        return;
      case 'pStyle':
        if (paragraph) paragraph.number.style = value;
        return;
      case 'numId':
        if (paragraph && parent === 'numPr') paragraph.number.numId = value;
        return;
      case 'ilvl':
        if (paragraph && parent === 'numPr') paragraph.number.level = Number(value);
        return;
      case 'r':
        this.hidden = false;
        return;
      case 'rStyle':
        if (this.inRun) this.hidden = alongStyles(this.styles, value, (style) => style.hidden) ?? false;
        return;
      case 'vanish':
        if (this.inRun) this.hidden = isOn(value);
        return;
      case 't':
      case 'm:t':
        this.inText = true;
        return;
      case 'tab':
      case 'ptab':
        if (parent !== 'tabs') this.put('\t');
        return;
      case 'br':
      case 'cr':
        if (attributes.type === undefined || attributes.type === 'textWrapping') this.put('\n');
        return;
      case 'noBreakHyphen':
        return this.put('-');
      case 'sym':
        return this.put(signOf(attributes.char));
      case 'fldChar':
        return this.field(attributes.fldCharType);
      case 'txbxContent':
        this.places.push({ blocks: [], paragraph: null, carried: '' });
        return;
      default:
        this.beginTable(name, value, parent);
    }
  }

  private beginTable(name: string, value: string | undefined, parent: string | undefined): void {
    const cell = this.row?.cells.at(-1);
    if (name === 'tbl') {
      if (this.tables.length >= MAX_TABLES) {
        throw DomainError.invalid(
          'file.too_complex',
          '文件中的表格层层嵌套过多,请去掉多余的外层表格后再导入',
        );
      }
      this.endParagraph();
      this.tables.push({ rows: [] });
    } else if (name === 'tr') this.tables.at(-1)?.rows.push({ cells: [], removed: false, before: 0 });
    else if (name === 'tc' && this.row) {
      const blocks: Block[] = [];
      this.row.cells.push({ blocks, colSpan: 1, merge: null, mergedLeft: false });
      this.places.push({ blocks, paragraph: null, carried: '' });
    } else if (name === 'gridBefore' && this.row) this.row.before = spanOf(value);
    else if (parent !== 'tcPr' || !cell) return;
    else if (name === 'gridSpan') cell.colSpan = spanOf(value);
    else if (name === 'vMerge') cell.merge = value === 'restart' ? 'restart' : 'continue';
    else if (name === 'hMerge') cell.mergedLeft = value !== 'restart';
  }

  private end(name: string): void {
    if (name === 't' || name === 'm:t') this.inText = false;
    else if (name === 'pPr') this.number();
    else if (name === 'p') this.endParagraph();
    else if (name === 'r') this.hidden = false;
    else if (name === 'txbxContent') {
      const { blocks } = this.leave();
      const { paragraph } = this.now;
      for (const block of blocks) (paragraph?.boxes ?? this.now.blocks).push(block);
    } else if (name === 'tc' && this.row) this.leave();
    else if (name === 'tbl') this.endTable(this.tables.pop()!);
    else if (name.endsWith(':AlternateContent')) this.alternatives.pop();
  }

  private leave(): Place {
    this.endParagraph();
    const place = this.now;
    if (this.places.length > 1) this.places.pop();
    return place;
  }

  private get inRun(): boolean {
    return this.path.at(-2) === 'rPr' && this.path.at(-3) === 'r';
  }

  private put(text: string): void {
    if (this.hidden || this.fields.some(({ command }) => command !== null)) return;
    if (this.now.paragraph) this.now.paragraph.text += text;
  }

  private field(type: string | undefined): void {
    const field = this.fields.at(-1);
    if (type === 'begin') this.fields.push({ command: '' });
    else if (type === 'separate' && field) field.command = null;
    else if (type === 'end' && field) {
      this.fields.pop();
      const circled = CIRCLED.exec(field.command ?? '');
      if (circled && Number(circled[1]) <= 20) this.put(String.fromCharCode(0x245f + Number(circled[1])));
    }
  }

  /** Numbers count on where a paragraph begins; one whose end was taken out has none. */
  private number(): void {
    const { paragraph } = this.now;
    if (paragraph && !paragraph.joined) paragraph.label = this.numbers.next(paragraph.number);
  }

  private endParagraph(): void {
    const place = this.now;
    const { paragraph } = place;
    if (!paragraph) return;
    place.paragraph = null;
    // A command that was never closed must not swallow the rest.
    this.fields = this.fields.filter(({ command }) => command === null);
    if (paragraph.joined) place.carried += paragraph.text;
    else {
      place.blocks.push(paragraph.label + place.carried + paragraph.text);
      place.carried = '';
    }
    for (const block of paragraph.boxes) place.blocks.push(block);
  }

  private endTable({ rows }: Table): void {
    const kept = rows.filter(({ removed }) => !removed);
    const { blocks } = this.now;
    // One cell is a frame around what it holds.
    if (kept.length === 1 && kept[0].cells.length === 1) {
      for (const block of kept[0].cells[0].blocks) blocks.push(block);
      return;
    }
    const source = sourceOf(kept);
    if (source.some((cells) => cells.length > 0)) blocks.push(source);
  }
}

const spanOf = (value: string | undefined): number => Math.max(1, Number.parseInt(value ?? '1', 10) || 1);

const signOf = (code: string | undefined): string => {
  const known = SIGNS[(code ?? '').toLowerCase()];
  if (known) return known;
  const point = Number.parseInt(code ?? '', 16);
  // The private area names a picture of some font.
  return point >= 0x20 && point < 0xd800 ? String.fromCharCode(point) : '';
};
