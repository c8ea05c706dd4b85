/** The numbers that Word counts by itself (一、 (一) 1.): they stand in no text and are worked out from numbering.xml and styles.xml. */
import { spelled } from './counted-number.js';
import { isOn, readWordXml } from './word-xml.js';

/** One level of a list: `text` holds `%1` where the number of the first level stands. */
export interface Level {
  format: string;
  text: string;
  start: number;
  style?: string | null;
  /** Every number in it in digits, whatever its own level asks. */
  digits?: boolean;
  /** Begins anew after this level or a higher one (1-based); 0 never, absent after any. */
  restart?: number;
  /** What follows the number: `tab`, `space` or `nothing`. */
  after?: string;
}

/** A use of a list: where it starts anew, and levels of its own. */
interface ListUse {
  abstractId: string;
  restarts: Map<number, number>;
  levels: Map<number, Level>;
}

export interface ParagraphStyle {
  basedOn?: string;
  numId?: string;
  level?: number;
  hidden?: boolean;
}

/** What a paragraph says of its number. */
export interface NumberProperties {
  numId?: string;
  level?: number;
  style?: string;
}

const levelOf = (): Level => ({ format: 'decimal', text: '', start: 1 });

interface Numbering {
  uses: Map<string, ListUse>;
  levels: Map<string, Map<number, Level>>;
}

function readNumbering(xml: string): Numbering {
  const uses = new Map<string, ListUse>();
  const levels = new Map<string, Map<number, Level>>();
  /** Lists that stand for the list of a style, and the lists of those styles. */
  const linked = new Map<string, string>();
  const linkedTo = new Map<string, string>();
  let list: string | null = null;
  let use: ListUse | null = null;
  let at = 0;
  let level: Level | null = null;
  readWordXml(xml, {
    open(name, { val, ...own }) {
      if (name === 'abstractNum') {
        list = own.abstractNumId ?? '';
        levels.set(list, new Map());
      } else if (name === 'num') {
        use = { abstractId: '', restarts: new Map(), levels: new Map() };
        uses.set(own.numId ?? '', use);
      } else if (name === 'lvlOverride') at = Number(own.ilvl);
      else if (name === 'lvl') {
        level = levelOf();
        (use ? use.levels : levels.get(list ?? ''))?.set(Number(own.ilvl), level);
      } else if (name === 'abstractNumId' && use) use.abstractId = val ?? '';
      else if (name === 'startOverride') use?.restarts.set(at, Number(val));
      else if (name === 'numStyleLink' && list !== null) linked.set(list, val ?? '');
      else if (name === 'styleLink' && list !== null) linkedTo.set(val ?? '', list);
      else if (level) setOn(level, name, val);
    },
    close(name) {
      if (name === 'lvl') level = null;
      else if (name === 'abstractNum') list = null;
      else if (name === 'num') use = null;
    },
  });
  for (const [from, style] of linked) {
    const to = linkedTo.get(style);
    if (to !== undefined) for (const one of uses.values()) if (one.abstractId === from) one.abstractId = to;
  }
  return { uses, levels };
}

function setOn(level: Level, name: string, value: string | undefined): void {
  if (name === 'start') level.start = Number(value ?? 1);
  else if (name === 'numFmt') level.format = value ?? 'decimal';
  else if (name === 'lvlText') level.text = value ?? '';
  else if (name === 'pStyle') level.style = value;
  else if (name === 'isLgl') level.digits = isOn(value);
  else if (name === 'lvlRestart') level.restart = Number(value);
  else if (name === 'suff') level.after = value;
}

/** Styles by their id: what of them numbers a paragraph or hides words. */
export function readStyles(xml: string): Map<string, ParagraphStyle> {
  const styles = new Map<string, ParagraphStyle>();
  let style: ParagraphStyle = {};
  if (xml === '') return styles;
  readWordXml(xml, {
    open(name, { val, ...own }) {
      if (name === 'docDefaults') return false;
      if (name === 'style') styles.set(own.styleId ?? '', (style = {}));
      else if (name === 'basedOn') style.basedOn = val;
      else if (name === 'numId') style.numId = val;
      else if (name === 'ilvl') style.level = Number(val);
      else if (name === 'vanish') style.hidden = isOn(val);
      return undefined;
    },
    close: () => undefined,
  });
  return styles;
}

/** Longer chains of styles stand on themselves. */
const MAX_CHAIN = 20;

/** The first of a style and those it stands on for which `found` gives something. */
export function alongStyles<T>(
  styles: Map<string, ParagraphStyle>,
  id: string | undefined,
  found: (style: ParagraphStyle, id: string) => T | undefined,
): T | undefined {
  let next = id;
  for (let step = 0; next !== undefined && step < MAX_CHAIN; step += 1) {
    const style: ParagraphStyle | undefined = styles.get(next);
    const value = style && found(style, next);
    if (value !== undefined) return value;
    next = style?.basedOn;
  }
  return undefined;
}

/** Counts on from paragraph to paragraph, as Word does. */
export class ListCounter {
  private readonly counters = new Map<string, number[]>();
  private readonly seen = new Set<string>();

  /** @param lists the levels of each list. @param restarts by use of a list, levels at which it starts anew. */
  constructor(
    private readonly lists: Map<string, Map<number, Level>>,
    private readonly restarts: (use: string) => Map<number, number> | undefined,
  ) {}

  has(list: string, level: number): boolean {
    return this.lists.get(list)?.has(level) ?? false;
  }

  /** The label of the next paragraph of that list and level; '' for bullets. `own` are levels that this use has of its own. */
  next(list: string, level: number, use: string | null, own?: Map<number, Level>): string {
    const levels = own?.size ? new Map([...this.lists.get(list)!, ...own]) : this.lists.get(list)!;
    const counts = this.counters.get(list) ?? [];
    this.counters.set(list, counts);
    if (use !== null && !this.seen.has(use)) {
      this.seen.add(use);
      for (const [index, start] of this.restarts(use) ?? []) counts[index] = start - 1;
    }
    counts[level] = (counts[level] ?? levels.get(level)!.start - 1) + 1;
    for (let below = level + 1; below < counts.length; below += 1) {
      const { restart } = levels.get(below) ?? {};
      if (restart === undefined || (restart > 0 && level < restart)) delete counts[below];
    }
    return labelOf(levels, counts, level);
  }
}

/** The number of each paragraph, asked in the order of the document. */
export class ParagraphNumbers {
  private readonly numbering: Numbering;
  private readonly counter: ListCounter;
  /** Lists whose levels name the style of their paragraphs. */
  private readonly byStyle = new Map<string, { abstractId: string; level: number }>();

  constructor(
    numberingXml: string,
    private readonly styles: Map<string, ParagraphStyle>,
  ) {
    this.numbering =
      numberingXml === '' ? { uses: new Map(), levels: new Map() } : readNumbering(numberingXml);
    for (const [abstractId, levels] of this.numbering.levels) {
      for (const [level, { style }] of levels) if (style) this.byStyle.set(style, { abstractId, level });
    }
    this.counter = new ListCounter(this.numbering.levels, (use) => this.numbering.uses.get(use)?.restarts);
  }

  /** '' where the paragraph has none. */
  next(paragraph: NumberProperties): string {
    const { styles } = this;
    const numId = paragraph.numId ?? alongStyles(styles, paragraph.style, (style) => style.numId);
    const ofStyle = alongStyles(
      styles,
      paragraph.style,
      (style, id) => style.level ?? this.byStyle.get(id)?.level,
    );
    if (numId === undefined) {
      // Styles that nobody describes are known by the list alone.
      const place = styles.has(paragraph.style ?? '') ? undefined : this.byStyle.get(paragraph.style ?? '');
      return place ? this.counter.next(place.abstractId, place.level, null) : '';
    }
    const use = this.numbering.uses.get(numId);
    const level = paragraph.level ?? ofStyle ?? 0;
    if (!use || !this.counter.has(use.abstractId, level)) return '';
    return this.counter.next(use.abstractId, level, numId, use.levels);
  }
}

function labelOf(levels: Map<number, Level>, counts: readonly number[], level: number): string {
  const { format, text, digits, after } = levels.get(level)!;
  if (format === 'bullet' || (format === 'none' && !text.includes('%'))) return '';
  const label = text.replace(/%(\d)/g, (_all, digit: string) => {
    const index = Number(digit) - 1;
    const other = levels.get(index);
    if (!other || other.format === 'none') return '';
    return spelled(counts[index] ?? other.start, digits ? 'decimal' : other.format);
  });
  // 第一章 and 1.1 are set off from the words by a tab, which the text does not hold.
  return after !== 'nothing' && /[0-9A-Za-z\u4e00-\u9fff]$/.test(label) ? `${label} ` : label;
}
