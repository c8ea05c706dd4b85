import type { Writable } from 'node:stream';
import { setImmediate as yieldTurn, setTimeout as delay } from 'node:timers/promises';
import ExcelJS from 'exceljs';
import { heightOf, MAX_ROW_HEIGHT, sheetName } from './cell-text.js';
import { parsePlaceholders, type Segment } from './placeholders.js';
import type { Specimen, SpecimenCell, SpecimenRow } from './template.js';
import { render, TONE_ARGB, type Rendered, type SheetFields } from './values.js';

/** Row commits are synchronous: after so many the event loop gets its turn, and the reader its chance to catch up. */
const ROWS_PER_TURN = 40;
/** Uncompressed bytes that may wait for a slow reader before rows stop being made. */
const BACKLOG_LIMIT = 4 * 1024 * 1024;

export type SheetRows = Iterable<SheetFields> | AsyncIterable<SheetFields>;

/** Replays specimens into a streamed workbook. One writer makes one file: `addSheet` any number of times, then `finish`. */
export class SheetWriter {
  private readonly workbook: ExcelJS.stream.xlsx.WorkbookWriter;
  private readonly taken = new Set<string>();
  private readonly styles = new Map<Partial<ExcelJS.Style>, Map<string, Partial<ExcelJS.Style>>>();
  private broken: Error | undefined;

  constructor(
    private readonly out: Writable,
    now: Date,
  ) {
    out.once('error', (error: Error) => (this.broken ??= error));
    out.once('close', () => (this.broken ??= new Error('the reader went away')));
    this.workbook = new ExcelJS.stream.xlsx.WorkbookWriter({
      stream: out as never,
      useStyles: true,
      useSharedStrings: false,
    });
    Object.assign(this.workbook, { creator: '督办', lastModifiedBy: '督办', created: now, modified: now });
  }

  /** Writes one sheet from a specimen; `rows` may be produced as they go out. Returns how many rows there were. */
  async addSheet(specimen: Specimen, fields: SheetFields, rows: SheetRows): Promise<number> {
    const name = sheetName(
      fill(parsePlaceholders(specimen.name) ?? [specimen.name], fields).shown,
      this.taken,
    );
    const sheet = this.workbook.addWorksheet(name, {
      pageSetup: specimen.pageSetup,
      headerFooter: specimen.headerFooter as ExcelJS.HeaderFooter,
      views: specimen.views as ExcelJS.WorksheetView[],
    });
    sheet.columns = specimen.widths.map((width) => ({ width }));
    let at = this.putBlock(sheet, specimen, specimen.head, 1, fields);
    const body = new BodyWriter(sheet, specimen, at, (cell, rendered) => this.styleOf(cell, rendered));
    let count = 0;
    for await (const row of rows) {
      body.put(row);
      if (++count % ROWS_PER_TURN === 0) await this.giveWay(sheet);
    }
    at = body.close();
    if (specimen.filter) {
      const { row, left, right } = specimen.filter;
      sheet.autoFilter = {
        from: { row, column: left },
        to: { row: Math.max(row, at - 1), column: right },
      };
    }
    this.putBlock(sheet, specimen, specimen.foot, at, fields);
    sheet.commit();
    return count;
  }

  /** Completes the file. Without this call what went out is no readable workbook, so a failure never looks complete. */
  async finish(): Promise<void> {
    if (this.broken) throw this.broken;
    const gone = new Promise<never>((_, reject) => {
      this.out.once('error', reject);
      this.out.once('close', () => {
        if (!this.out.writableFinished) reject(this.broken ?? new Error('the reader went away'));
      });
    });
    gone.catch(() => undefined);
    await Promise.race([this.workbook.commit(), gone]);
  }

  /** Header or footer rows, committed; returns the number of the row after them. */
  private putBlock(
    sheet: ExcelJS.Worksheet,
    specimen: Specimen,
    block: readonly SpecimenRow[],
    start: number,
    fields: SheetFields,
  ): number {
    const looks: [ExcelJS.Cell, Partial<ExcelJS.Style>][] = [];
    block.forEach((source, index) => {
      const row = sheet.getRow(start + index);
      let needed = 0;
      for (const cell of source.cells) {
        const rendered = fill(cell.segments, fields);
        const target = row.getCell(cell.column);
        target.value = rendered.cell;
        looks.push([target, (target.style = this.styleOf(cell, rendered))]);
        const merge = source.merges.find(({ left }) => left === cell.column);
        if (cell.style.alignment?.wrapText && rendered.shown && !merge?.down) {
          const width = widthAcross(specimen, cell.column, merge?.right ?? cell.column);
          needed = Math.max(needed, heightOf(rendered.shown, width, cell.style.font?.size ?? 11));
        }
      }
      const height = Math.min(Math.max(source.height ?? 0, needed), MAX_ROW_HEIGHT);
      if (height > 0) row.height = height;
    });
    block.forEach((source, index) =>
      source.merges.forEach(({ left, right, down }) =>
        sheet.mergeCells(start + index, left, start + index + down, right),
      ),
    );
    // exceljs gives the cells under a merge the master's style object; each keeps its own borders.
    for (const [cell, style] of looks) cell.style = style;
    if (block.length > 0) sheet.getRow(start + block.length - 1).commit();
    return start + block.length;
  }

  /** One style object per column and look: exceljs recognises it by identity and writes it once. */
  private styleOf(cell: SpecimenCell, { format, tone }: Rendered): Partial<ExcelJS.Style> {
    const key = `${format ?? ''}/${tone ?? ''}`;
    let looks = this.styles.get(cell.style);
    if (!looks) this.styles.set(cell.style, (looks = new Map()));
    let style = looks.get(key);
    if (!style) {
      const own = cell.style.numFmt && cell.style.numFmt !== 'General' ? cell.style.numFmt : undefined;
      const numFmt = own ?? format;
      style = {
        ...cell.style,
        ...(numFmt ? { numFmt } : {}),
        ...(tone ? { font: { ...cell.style.font, color: { argb: TONE_ARGB[tone] } } } : {}),
      };
      looks.set(key, style);
    }
    return style;
  }

  private async giveWay(sheet: ExcelJS.Worksheet): Promise<void> {
    await yieldTurn();
    while (!this.broken && backlogOf(sheet) > BACKLOG_LIMIT) await delay(10);
    if (this.broken) throw this.broken;
  }
}

const EMPTY: Rendered = { cell: null, shown: '' };

/** Puts body rows, holding back those under an open merge until it closes. */
class BodyWriter {
  private readonly merging: SpecimenCell[];
  private held: { row: number; shown: Map<number, string> }[] = [];

  constructor(
    private readonly sheet: ExcelJS.Worksheet,
    private readonly specimen: Specimen,
    private at: number,
    private readonly styleOf: (cell: SpecimenCell, rendered: Rendered) => Partial<ExcelJS.Style>,
  ) {
    this.merging = specimen.body.cells.filter((cell) =>
      cell.segments.some((segment) => typeof segment !== 'string' && segment.merge),
    );
  }

  put(fields: SheetFields): void {
    const number = this.at++;
    const row = this.sheet.getRow(number);
    const shown = new Map<number, string>();
    let needed = 0;
    for (const cell of this.specimen.body.cells) {
      const rendered = fill(cell.segments, fields);
      const target = row.getCell(cell.column);
      target.value = rendered.cell;
      target.style = this.styleOf(cell, rendered);
      shown.set(cell.column, rendered.shown);
      if (rendered.shown && !this.merging.includes(cell)) {
        needed = Math.max(needed, this.heightIn(cell, rendered.shown));
      }
    }
    row.height = Math.min(Math.max(this.specimen.body.height ?? 0, needed), MAX_ROW_HEIGHT);
    if (this.merging.length === 0) {
      row.commit();
      return;
    }
    const outer = this.merging[0].column;
    if (this.held.length > 0 && this.held[0].shown.get(outer) !== shown.get(outer)) this.release();
    this.held.push({ row: number, shown });
  }

  /** Commits what is held; returns the number of the row after the body. */
  close(): number {
    this.release();
    return this.at;
  }

  /** An inner column merges only inside a merge of the columns before it. */
  private release(): void {
    if (this.held.length === 0) return;
    let borders = new Set([0, this.held.length]);
    for (const cell of this.merging) {
      const own = this.held.flatMap(({ shown }, index) =>
        index === 0 || shown.get(cell.column) !== this.held[index - 1].shown.get(cell.column) ? [index] : [],
      );
      borders = new Set([...borders, ...own]);
      const edges = [...borders].sort((a, b) => a - b);
      for (let i = 0; i + 1 < edges.length; i++) this.join(cell, edges[i], edges[i + 1] - 1);
    }
    const last = this.held[this.held.length - 1];
    this.sheet.getRow(last.row).commit();
    this.held = [];
  }

  private join(cell: SpecimenCell, from: number, to: number): void {
    const text = this.held[from].shown.get(cell.column) ?? '';
    const rows = this.held.slice(from, to + 1).map(({ row }) => this.sheet.getRow(row));
    const missing = this.heightIn(cell, text) - rows.reduce((sum, row) => sum + (row.height ?? 0), 0);
    if (text && missing > 0) {
      for (const row of rows)
        row.height = Math.min((row.height ?? 0) + missing / rows.length, MAX_ROW_HEIGHT);
    }
    if (from === to) return;
    const styles = rows.map((row) => row.getCell(cell.column).style);
    this.sheet.mergeCells(this.held[from].row, cell.column, this.held[to].row, cell.column);
    rows.forEach((row, index) => (row.getCell(cell.column).style = styles[index]));
  }

  private heightIn(cell: SpecimenCell, text: string): number {
    return heightOf(text, this.specimen.widths[cell.column - 1], cell.style.font?.size ?? 11);
  }
}

/** A lone placeholder keeps the type of its value (a real date, a number); inside other text it becomes words. */
function fill(segments: readonly Segment[], fields: SheetFields): Rendered {
  if (segments.length === 0) return EMPTY;
  const [only] = segments;
  if (segments.length === 1 && typeof only !== 'string') return render(fields[only.name]);
  return render(
    segments
      .map((segment) => (typeof segment === 'string' ? segment : render(fields[segment.name]).shown))
      .join(''),
  );
}

const widthAcross = ({ widths }: Specimen, left: number, right: number): number =>
  widths.slice(left - 1, right).reduce((sum, width) => sum + width, 0);

/** What waits between the sheet and the reader, as far as exceljs' own buffers show it. */
function backlogOf(sheet: ExcelJS.Worksheet): number {
  const { stream } = sheet as unknown as {
    stream: { buffers?: { length: number }; pipes?: { writableLength?: number }[]; bufSize?: number };
  };
  const waiting = (stream.buffers?.length ?? 0) * (stream.bufSize ?? 65_536);
  return (stream.pipes ?? []).reduce((sum, pipe) => sum + (pipe.writableLength ?? 0), waiting);
}
