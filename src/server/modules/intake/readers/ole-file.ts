/** The container of old office files: streams by name. Every chain is followed at most as far as the file is long. */

const END = 0xffff_fffe;
const NONE = 0xffff_ffff;

interface Entry {
  name: string;
  isStream: boolean;
  start: number;
  size: number;
}

export class OleFile {
  /** What lies at the top of the container; an embedded document's streams do not. */
  readonly entries = new Map<string, Entry>();
  private readonly fat: number[] = [];
  private readonly miniFat: number[] = [];
  private readonly mini: Buffer;
  private readonly sectorSize: number;
  private readonly miniSize: number;
  private readonly cutoff: number;

  /** @throws RangeError or Error for a container that does not hold together. */
  constructor(private readonly content: Buffer) {
    const [shift, miniShift] = [content.readUInt16LE(30), content.readUInt16LE(32)];
    if ((shift !== 9 && shift !== 12) || miniShift !== 6) throw new Error('sector size');
    this.sectorSize = 1 << shift;
    this.miniSize = 1 << miniShift;
    this.cutoff = content.readUInt32LE(56);
    for (const sector of this.fatSectors()) this.fat.push(...this.numbersOf(this.sector(sector)));
    const directory = this.chained(content.readUInt32LE(48));
    const firstMini = content.readUInt32LE(60);
    if (firstMini < END) this.miniFat.push(...this.numbersOf(this.chained(firstMini)));
    const root = this.readDirectory(directory);
    this.mini = root.start < END ? this.chained(root.start) : Buffer.alloc(0);
  }

  stream(name: string): Buffer | null {
    const entry = this.entries.get(name);
    if (!entry?.isStream) return null;
    const whole = entry.size < this.cutoff ? this.miniChained(entry.start) : this.chained(entry.start);
    return whole.subarray(0, entry.size);
  }

  private fatSectors(): number[] {
    const sectors = this.numbersOf(this.content.subarray(76, 512));
    const seen = new Set<number>();
    for (let next = this.content.readUInt32LE(68); next < END && !seen.has(next);) {
      seen.add(next);
      const numbers = this.numbersOf(this.sector(next));
      next = numbers.pop() ?? END;
      sectors.push(...numbers);
    }
    return sectors.filter((sector) => sector < END).slice(0, this.content.length / this.sectorSize);
  }

  private numbersOf(bytes: Buffer): number[] {
    const numbers: number[] = [];
    for (let at = 0; at + 4 <= bytes.length; at += 4) numbers.push(bytes.readUInt32LE(at));
    return numbers;
  }

  private sector(index: number): Buffer {
    const start = (index + 1) * this.sectorSize;
    if (start >= this.content.length) throw new RangeError('sector');
    return this.content.subarray(start, start + this.sectorSize);
  }

  private chained(start: number): Buffer {
    return Buffer.concat(this.chainOf(start, this.fat).map((index) => this.sector(index)));
  }

  private miniChained(start: number): Buffer {
    const at = (index: number): Buffer =>
      this.mini.subarray(index * this.miniSize, (index + 1) * this.miniSize);
    return Buffer.concat(this.chainOf(start, this.miniFat).map(at));
  }

  private chainOf(start: number, table: readonly number[]): number[] {
    const chain: number[] = [];
    for (let next = start; next < END; next = table[next] ?? END) {
      chain.push(next);
      if (chain.length > table.length) throw new Error('chain without end');
    }
    return chain;
  }

  /** Names at the top, by walking the tree below the root; returns the root itself. */
  private readDirectory(directory: Buffer): Entry {
    const read = (index: number): Entry & { siblings: number[]; child: number } => {
      const bytes = directory.subarray(index * 128, (index + 1) * 128);
      const length = Math.min(64, Math.max(2, bytes.readUInt16LE(64)));
      return {
        name: bytes.subarray(0, length - 2).toString('utf16le'),
        isStream: bytes[66] === 2,
        start: bytes.readUInt32LE(116),
        size: bytes.readUInt32LE(120),
        siblings: [bytes.readUInt32LE(68), bytes.readUInt32LE(72)],
        child: bytes.readUInt32LE(76),
      };
    };
    const root = read(0);
    const waiting = [root.child];
    const seen = new Set<number>();
    while (waiting.length > 0) {
      const index = waiting.pop()!;
      if (index === NONE || seen.has(index) || (index + 1) * 128 > directory.length) continue;
      seen.add(index);
      const { siblings, ...entry } = read(index);
      this.entries.set(entry.name, entry);
      waiting.push(...siblings);
    }
    return root;
  }
}
