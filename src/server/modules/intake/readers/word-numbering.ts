/**
 * The numbers that Word counts by itself (一、 (一) 1.) stand in no text: they are worked out from numbering.xml. mammoth
 * knows that a paragraph is numbered, not how; its numbered paragraphs and ours are matched by their order.
 */

/** One level of a list: `text` holds `%1` where the number of the first level stands. */
export interface Level {
  format: string;
  text: string;
  start: number;
  style?: string | null;
}

interface Numbering {
  /** numId → abstract numbering, and levels at which the list starts anew. */
  lists: Map<string, { abstractId: string; restarts: Map<number, number> }>;
  levels: Map<string, Map<number, Level>>;
}

const attribute = (xml: string, element: string): string | null =>
  new RegExp(`<w:${element}\\b[^>]*\\bw:val="([^"]*)"`).exec(xml)?.[1] ?? null;

function readNumbering(xml: string): Numbering {
  const levels = new Map<string, Map<number, Level>>();
  for (const [, id, body] of xml.matchAll(
    /<w:abstractNum\b[^>]*\bw:abstractNumId="(\d+)"[^>]*>([\s\S]*?)<\/w:abstractNum>/g,
  )) {
    const own = new Map<number, Level>();
    for (const [, index, level] of body.matchAll(/<w:lvl\b[^>]*\bw:ilvl="(\d+)"[^>]*>([\s\S]*?)<\/w:lvl>/g)) {
      own.set(Number(index), {
        format: attribute(level, 'numFmt') ?? 'decimal',
        text: attribute(level, 'lvlText') ?? '',
        start: Number(attribute(level, 'start') ?? 1),
        style: attribute(level, 'pStyle'),
      });
    }
    levels.set(id, own);
  }
  const lists: Numbering['lists'] = new Map();
  for (const [, id, body] of xml.matchAll(/<w:num\b[^>]*\bw:numId="(\d+)"[^>]*>([\s\S]*?)<\/w:num>/g)) {
    const restarts = new Map<number, number>();
    for (const [, index, override] of body.matchAll(
      /<w:lvlOverride\b[^>]*\bw:ilvl="(\d+)"[^>]*>([\s\S]*?)<\/w:lvlOverride>/g,
    )) {
      const start = attribute(override, 'startOverride');
      if (start !== null) restarts.set(Number(index), Number(start));
    }
    lists.set(id, { abstractId: attribute(body, 'abstractNumId') ?? '', restarts });
  }
  return { lists, levels };
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

  /** The label of the next paragraph of that list and level; '' for bullets. */
  next(list: string, level: number, use: string | null): string {
    const levels = this.lists.get(list)!;
    const counts = this.counters.get(list) ?? [];
    this.counters.set(list, counts);
    if (use !== null && !this.seen.has(use)) {
      this.seen.add(use);
      for (const [index, start] of this.restarts(use) ?? []) counts[index] = start - 1;
    }
    counts[level] = (counts[level] ?? levels.get(level)!.start - 1) + 1;
    counts.length = level + 1;
    return labelOf(levels, counts, level);
  }
}

/** The label of each numbered paragraph in the order of the document; '' for bullets. */
export function numberLabels(documentXml: string, numberingXml: string): string[] {
  const numbering = readNumbering(numberingXml);
  const byStyle = new Map<string, { abstractId: string; level: number }>();
  for (const [abstractId, levels] of numbering.levels) {
    for (const [level, { style }] of levels) if (style) byStyle.set(style, { abstractId, level });
  }
  const counter = new ListCounter(numbering.levels, (use) => numbering.lists.get(use)?.restarts);
  const labels: string[] = [];
  for (const [, properties] of documentXml.matchAll(/<w:pPr(?: [^>/]*)?>([\s\S]*?)<\/w:pPr>/g)) {
    const place = placeOf(properties.split('<w:pPrChange')[0], numbering, byStyle);
    if (place) labels.push(counter.next(place.abstractId, place.level, place.numId));
  }
  return labels;
}

function placeOf(
  properties: string,
  { lists, levels }: Numbering,
  byStyle: Map<string, { abstractId: string; level: number }>,
): { abstractId: string; level: number; numId: string | null } | null {
  const numPr = /<w:numPr>([\s\S]*?)<\/w:numPr>/.exec(properties)?.[1] ?? '';
  const numId = attribute(numPr, 'numId');
  const index = attribute(numPr, 'ilvl');
  const style = attribute(properties, 'pStyle');
  if ((numId === null || index === null) && style !== null && byStyle.has(style)) {
    return { ...byStyle.get(style)!, numId: null };
  }
  const list = numId === null ? undefined : lists.get(numId);
  const level = Number(index ?? 0);
  return list && levels.get(list.abstractId)?.has(level)
    ? { abstractId: list.abstractId, level, numId }
    : null;
}

function labelOf(levels: Map<number, Level>, counts: readonly number[], level: number): string {
  const { format, text } = levels.get(level)!;
  if (format === 'bullet' || format === 'none') return '';
  return text.replace(/%(\d)/g, (_all, digit: string) => {
    const index = Number(digit) - 1;
    const other = levels.get(index);
    return other ? spelled(counts[index] ?? other.start, other.format) : '';
  });
}

const HAN = '零一二三四五六七八九';

function spelled(value: number, format: string): string {
  if (/chinese|japanese|taiwanese|ideograph/i.test(format)) return hanNumber(value);
  if (/EnclosedCircle/i.test(format) && value >= 1 && value <= 20) return String.fromCharCode(0x245f + value);
  if (format === 'upperLetter') return String.fromCharCode(64 + (((value - 1) % 26) + 1));
  if (format === 'lowerLetter') return String.fromCharCode(96 + (((value - 1) % 26) + 1));
  return String(value);
}

function hanNumber(value: number): string {
  if (value < 10) return HAN[value] ?? String(value);
  if (value >= 100) return String(value);
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  return `${tens === 1 ? '' : HAN[tens]}十${ones === 0 ? '' : HAN[ones]}`;
}
