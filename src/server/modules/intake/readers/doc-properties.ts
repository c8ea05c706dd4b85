/** What an old Word file says about its paragraphs: table rows and cells, lists, and words deleted or hidden. */
import type { Level } from './word-numbering.js';

export interface ParagraphProperties {
  inTable?: boolean;
  /** Ends a row of a table. */
  endsRow?: boolean;
  /** Inside a table within a table. */
  nested?: boolean;
  /** 1-based use of a list, and its level. */
  list?: number;
  level?: number;
  cells?: RowCell[];
}

export interface RowCell {
  /** Left and right edge. */
  left: number;
  right: number;
  mergedDown: boolean;
  startsMerge: boolean;
  mergedLeft: boolean;
}

/** A stretch of the file, by byte position, with what holds in it. */
export interface Run<T> {
  start: number;
  end: number;
  value: T;
}

/** Offsets of the tables named in the file's first block (FIB). */
const FIB = { styles: 0xa2, characters: 0xfa, paragraphs: 0x102, lists: 0x2e2, listUses: 0x2ea } as const;

export class DocProperties {
  constructor(
    private readonly main: Buffer,
    private readonly table: Buffer,
    private readonly data: Buffer | null,
  ) {}

  paragraphs(): Run<ParagraphProperties>[] {
    const styles = this.styles();
    return this.pages(FIB.paragraphs, 13, (page, at) => {
      const offset = page.readUInt8(at) * 2;
      if (offset === 0) return {};
      const half = page.readUInt8(offset);
      const from = half === 0 ? offset + 2 : offset + 1;
      const size = half === 0 ? page.readUInt8(offset + 1) * 2 : half * 2 - 1;
      const bytes = page.subarray(from, from + size);
      if (bytes.length < 2) return {};
      const properties = { ...styles[bytes.readUInt16LE(0)] };
      this.apply(bytes.subarray(2), properties, true);
      return properties;
    });
  }

  /** Whether words are deleted (and the change not yet accepted) or hidden. */
  unseen(): Run<boolean>[] {
    return this.pages(FIB.characters, 1, (page, at) => {
      const offset = page.readUInt8(at) * 2;
      if (offset === 0) return false;
      let unseen = false;
      const bytes = page.subarray(offset + 1, offset + 1 + page.readUInt8(offset));
      eachProperty(bytes, (code, operand) => {
        if (code === 0x0800 || code === 0x083c) unseen = operand[0] === 1;
      });
      return unseen;
    });
  }

  /** Levels of each list, by the 1-based number under which paragraphs use it, with restarts. */
  lists(): {
    levels: Map<string, Map<number, Level>>;
    listOf: Map<number, string>;
    restarts: Map<string, Map<number, number>>;
  } {
    const levels = new Map<string, Map<number, Level>>();
    const [at, size] = this.place(FIB.lists);
    if (size > 0) {
      const count = this.table.readUInt16LE(at);
      let next = at + 2 + count * 28;
      for (let index = 0; index < count; index += 1) {
        const head = at + 2 + index * 28;
        const own = new Map<number, Level>();
        const depth = this.table[head + 26] & 1 ? 1 : 9;
        for (let level = 0; level < depth; level += 1) {
          const read = this.level(next);
          own.set(level, read.level);
          next = read.end;
        }
        levels.set(String(this.table.readInt32LE(head)), own);
      }
    }
    return { levels, ...this.listUses() };
  }

  private listUses(): { listOf: Map<number, string>; restarts: Map<string, Map<number, number>> } {
    const listOf = new Map<number, string>();
    const restarts = new Map<string, Map<number, number>>();
    const [at, size] = this.place(FIB.listUses);
    if (size < 4) return { listOf, restarts };
    const count = Math.min(this.table.readUInt32LE(at), Math.floor(size / 16));
    let next = at + 4 + count * 16;
    for (let index = 0; index < count; index += 1) {
      const head = at + 4 + index * 16;
      listOf.set(index + 1, String(this.table.readInt32LE(head)));
      const overrides = this.table.readUInt8(head + 12);
      const own = new Map<number, number>();
      next += 4;
      for (let one = 0; one < overrides; one += 1) {
        const flags = this.table.readUInt32LE(next + 4);
        if (flags & 0x10) own.set(flags & 0xf, this.table.readInt32LE(next));
        next += 8;
        if (flags & 0x20) next = this.level(next).end;
      }
      if (own.size > 0) restarts.set(String(index + 1), own);
    }
    return { listOf, restarts };
  }

  private level(at: number): { level: Level; end: number } {
    const format = this.table.readUInt8(at + 4);
    const text = at + 28 + this.table.readUInt8(at + 24) + this.table.readUInt8(at + 25);
    const length = this.table.readUInt16LE(text);
    const words = this.table.subarray(text + 2, text + 2 + length * 2).toString('utf16le');
    return {
      level: {
        start: this.table.readInt32LE(at),
        format: FORMATS[format] ?? 'decimal',
        text: [...words].map((c) => (c.charCodeAt(0) < 9 ? `%${c.charCodeAt(0) + 1}` : c)).join(''),
      },
      end: text + 2 + length * 2,
    };
  }

  /** Each style's own paragraph properties, on top of those of the style it stands on. */
  private styles(): ParagraphProperties[] {
    const [at, size] = this.place(FIB.styles);
    if (size < 6) return [];
    const head = this.table.readUInt16LE(at);
    const count = this.table.readUInt16LE(at + 2);
    const baseSize = this.table.readUInt16LE(at + 4);
    const own: { base: number; properties: ParagraphProperties }[] = [];
    let next = at + 2 + head;
    for (let index = 0; index < count && next + 2 <= at + size; index += 1) {
      const length = this.table.readUInt16LE(next);
      const style = this.table.subarray(next + 2, next + 2 + length);
      next += 2 + length;
      const entry = { base: 0xfff, properties: {} as ParagraphProperties };
      own.push(entry);
      if (style.length < baseSize + 2 || baseSize < 10) continue;
      entry.base = style.readUInt16LE(2) >> 4;
      if ((style.readUInt16LE(2) & 0xf) !== 1) continue;
      const from = baseSize + 2 + (style.readUInt16LE(baseSize) + 1) * 2;
      if (from + 4 > style.length) continue;
      this.apply(style.subarray(from + 4, from + 2 + style.readUInt16LE(from)), entry.properties, false);
    }
    return own.map(({ properties, base }) => ({ ...own[base]?.properties, ...properties }));
  }

  private apply(bytes: Buffer, to: ParagraphProperties, mayPoint: boolean): void {
    eachProperty(bytes, (code, operand) => {
      if (code === 0x2416) to.inTable = operand[0] === 1;
      else if (code === 0x2417) to.endsRow = operand[0] === 1;
      else if (code === 0x6649) to.nested = operand.readInt32LE(0) > 1;
      else if (code === 0x260a) to.level = operand[0];
      else if (code === 0x460b) to.list = operand.readUInt16LE(0);
      else if (code === 0xd608) to.cells = cellsOf(operand);
      else if ((code === 0x6646 || code === 0x6645) && mayPoint && this.data) {
        const from = operand.readUInt32LE(0);
        const size = this.data.readUInt16LE(from);
        this.apply(this.data.subarray(from + 2, from + 2 + size), to, false);
      }
    });
  }

  private place(offset: number): [at: number, size: number] {
    return [this.main.readUInt32LE(offset), this.main.readUInt32LE(offset + 4)];
  }

  /** Runs over the pages of 512 bytes that hold properties; `width` is the size of an entry of the page. */
  private pages<T>(offset: number, width: number, read: (page: Buffer, at: number) => T): Run<T>[] {
    const [at, size] = this.place(offset);
    const count = Math.floor((size - 4) / 8);
    if (count > this.main.length / 512) throw new RangeError('pages');
    const runs: Run<T>[] = [];
    for (let index = 0; index < count; index += 1) {
      const number = this.table.readUInt32LE(at + (count + 1) * 4 + index * 4) & 0x3f_ffff;
      const page = this.main.subarray(number * 512, (number + 1) * 512);
      const entries = page.readUInt8(511);
      for (let entry = 0; entry < entries; entry += 1) {
        runs.push({
          start: page.readUInt32LE(entry * 4),
          end: page.readUInt32LE(entry * 4 + 4),
          value: read(page, (entries + 1) * 4 + entry * width),
        });
      }
    }
    return runs.sort((a, b) => a.start - b.start);
  }
}

/** Number formats by their code, named as in newer files; the rest count in digits. */
const CHINESE = [10, 11, 16, 17, 33, 35, 36, 37, 39];
const FORMATS: Record<number, string> = {
  1: 'upperRoman',
  2: 'lowerRoman',
  3: 'upperLetter',
  4: 'lowerLetter',
  14: 'decimalFullWidth',
  18: 'decimalEnclosedCircle',
  22: 'decimalZero',
  23: 'bullet',
  26: 'decimalEnclosedFullstop',
  27: 'decimalEnclosedParen',
  28: 'decimalEnclosedCircle',
  29: 'ideographEnclosedCircle',
  30: 'ideographTraditional',
  31: 'ideographZodiac',
  34: 'ideographLegalTraditional',
  38: 'chineseLegalSimplified',
  255: 'none',
  ...Object.fromEntries(CHINESE.map((code) => [code, 'chineseCounting'])),
};

/** Sizes of operands by the top three bits of the property's code; 6 carries its own. */
const SIZES = [1, 1, 2, 4, 2, 2, 0, 3];

function eachProperty(bytes: Buffer, take: (code: number, operand: Buffer) => void): void {
  for (let at = 0; at + 2 < bytes.length;) {
    const code = bytes.readUInt16LE(at);
    at += 2;
    let size = SIZES[code >> 13];
    if (code >> 13 === 6) {
      const long = code === 0xd608;
      size = long ? bytes.readUInt16LE(at) - 1 : bytes.readUInt8(at);
      at += long ? 2 : 1;
    }
    if (size < 0 || at + size > bytes.length) return;
    take(code, bytes.subarray(at, at + size));
    at += size;
  }
}

function cellsOf(operand: Buffer): RowCell[] {
  const count = operand.readUInt8(0);
  const cells: RowCell[] = [];
  for (let index = 0; index < count; index += 1) {
    const at = 1 + (count + 1) * 2 + index * 20;
    const flags = at + 2 <= operand.length ? operand.readUInt16LE(at) : 0;
    cells.push({
      left: operand.readInt16LE(1 + index * 2),
      right: operand.readInt16LE(3 + index * 2),
      mergedLeft: (flags & 0x2) !== 0,
      mergedDown: (flags & 0x20) !== 0 && (flags & 0x40) === 0,
      startsMerge: (flags & 0x40) !== 0,
    });
  }
  return cells;
}

/** The value that holds at a position of the file. */
export function valueAt<T>(runs: readonly Run<T>[], position: number): T | undefined {
  let [low, high] = [0, runs.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const run = runs[middle];
    if (position < run.start) high = middle - 1;
    else if (position >= run.end) low = middle + 1;
    else return run.value;
  }
  return undefined;
}
