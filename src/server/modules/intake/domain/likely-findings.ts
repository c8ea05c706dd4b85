import type { DraftItem } from './draft-content.js';

/** What the reader only inferred on tasks: proposed with its reason, and no fact before a person has said so. */
export interface LikelyFindings {
  /** Keys of the tasks, in reading order. */
  items: string[];
  units: number;
  clocks: number;
  /** Words that set no date (及时, 常态化): nothing depends on them but what the office itself lays down. */
  vague: number;
}

export function likelyFindings(tasks: readonly DraftItem[]): LikelyFindings {
  const found: LikelyFindings = { items: [], units: 0, clocks: 0, vague: 0 };
  for (const { key, assignments, deadlines } of tasks) {
    const units = assignments.filter(
      ({ certainty, unitId, groupId }) => certainty === 'likely' && (unitId ?? groupId) !== null,
    );
    const clocks = deadlines.filter(({ certainty, spec }) => certainty === 'likely' && spec !== null);
    const vague = clocks.filter(({ spec }) => spec?.kind === 'soft' || spec?.kind === 'ongoing');
    if (units.length + clocks.length === 0) continue;
    found.items.push(key);
    found.units += units.length;
    found.clocks += clocks.length - vague.length;
    found.vague += vague.length;
  }
  return found;
}

/** `2 处责任单位、1 处时限、8 处没有写明期限的说法`. */
export const likelyWords = ({ units, clocks, vague }: LikelyFindings): string =>
  [
    units > 0 ? `${units} 处责任单位` : '',
    clocks > 0 ? `${clocks} 处时限` : '',
    vague > 0 ? `${vague} 处“及时”“长期”一类不设日期的说法` : '',
  ]
    .filter(Boolean)
    .join('、');
