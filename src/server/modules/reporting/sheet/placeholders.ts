/**
 * `{{工作任务}}` in a cell of a template. `{{一级指标|合并}}` joins equal neighbours of its column downwards.
 */
export interface Placeholder {
  name: string;
  merge: boolean;
}

export type Segment = string | Placeholder;

/** A cell's text cut into literal text and placeholders; null where it holds none. */
export function parsePlaceholders(text: string): Segment[] | null {
  if (!text.includes('{{')) return null;
  const segments: Segment[] = [];
  let end = 0;
  for (const match of text.matchAll(/\{\{([^{}]*)\}\}/g)) {
    if (match.index > end) segments.push(text.slice(end, match.index));
    const [name, ...options] = match[1].split('|').map((part) => part.trim());
    segments.push({ name, merge: options.includes('合并') });
    end = match.index + match[0].length;
  }
  if (end < text.length) segments.push(text.slice(end));
  return segments;
}

export const namesIn = (segments: Segment[] | null): string[] =>
  (segments ?? []).flatMap((segment) => (typeof segment === 'string' ? [] : [segment.name]));
