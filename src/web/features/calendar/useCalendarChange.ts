import { computed, onScopeDispose, ref, shallowRef } from 'vue';
import { api, call, type Dto } from '../../api/client.ts';
import { useTask } from '../../composables/useTask.ts';

/**
 * A change of the calendar on its way: its preview, page by page, then its application with how far it is. `preview` asks
 * the server for a page, `apply` carries it out with the revision that the preview saw.
 */
export function useCalendarChange(work: {
  preview: (after: string | undefined) => Promise<Dto<'CalendarPreviewDto'>>;
  apply: (revision: number) => Promise<Dto<'CalendarAppliedDto'>>;
}) {
  const { run, busy } = useTask();
  const effect = shallowRef<Dto<'CalendarPreviewDto'> | null>(null);
  const items = shallowRef<Dto<'MovedDateDto'>[]>([]);
  const next = ref<string | null>(null);
  const progress = ref<number | null>(null);

  async function preview(): Promise<boolean> {
    const answer = await run(() => work.preview(undefined));
    if (!answer) return false;
    effect.value = answer;
    items.value = answer.items;
    next.value = answer.next;
    return true;
  }

  async function more(): Promise<void> {
    const answer = await run(() => work.preview(next.value ?? undefined));
    if (!answer) return;
    items.value = [...items.value, ...answer.items];
    next.value = answer.next;
  }

  let timer: ReturnType<typeof setInterval> | undefined;
  const stop = (): void => clearInterval(timer);
  onScopeDispose(stop);
  async function watchProgress(): Promise<void> {
    // Another process of the service may be doing it: then nothing is known, and the bar stays where it is.
    const answer = await call(api.GET('/api/v1/calendar/progress')).catch(() => null);
    if (answer?.running && answer.total > 0) progress.value = Math.floor((100 * answer.done) / answer.total);
  }

  async function apply(): Promise<Dto<'CalendarAppliedDto'> | undefined> {
    progress.value = 0;
    timer = setInterval(() => void watchProgress(), 700);
    try {
      return await run(() => work.apply(effect.value!.revision));
    } finally {
      stop();
      progress.value = null;
    }
  }

  const reset = (): void => void (effect.value = null);
  return {
    effect,
    items,
    more,
    hasMore: computed(() => next.value !== null),
    preview,
    apply,
    progress,
    busy,
    reset,
  };
}

/** What was done, in one sentence. */
export const appliedWords = ({ moved, settled, told }: Dto<'CalendarAppliedDto'>): string =>
  moved + settled === 0
    ? '日历已更新,没有时限因此变动'
    : `日历已更新:${[
        moved && `${moved} 个时限的日期变动`,
        settled && `${settled} 个暂定日期转为确定`,
        `通知 ${told} 人`,
      ]
        .filter(Boolean)
        .join(',')}`;
