import type { Dto } from '../../api/client.ts';

type Step = Dto<'TimelineStepDto'>;

/** What one person, or one run of the sweep, did at one time: a run marks several stages in the same moment. */
export interface Moment extends Pick<Step, 'at' | 'actorName' | 'kind'> {
  texts: string[];
}

/** Neighbouring steps of the same minute, person and kind as one; the order stays. */
export function momentsOf(steps: readonly Step[]): Moment[] {
  const moments: Moment[] = [];
  for (const { at, actorName, kind, text } of steps) {
    const last = moments.at(-1);
    const same = last?.kind === kind && last.actorName === actorName && minute(last.at) === minute(at);
    if (last && same) last.texts.push(text);
    else moments.push({ at, actorName, kind, texts: [text] });
  }
  return moments;
}

const minute = (at: string): string => at.slice(0, 16);
