import { computed, nextTick, ref, watch, type Ref } from 'vue';
import type { Chip } from '../../components/FilterChips.vue';
import { useRouteFilters } from '../../composables/useRouteFilters.ts';
import { useSelection } from '../../composables/useSelection.ts';
import type { Draft, DraftItem } from './useDraft.ts';

type Level = 'sure' | 'likely' | 'ask';

/** How surely each unit and clock of an item is known; without an answer it is not. */
const levelsOf = ({ assignments, deadlines }: DraftItem): Level[] => [
  ...assignments.map((one): Level => ((one.unitId ?? one.groupId) ? one.certainty : 'ask')),
  ...deadlines.map((one): Level => (one.spec === null ? 'ask' : one.certainty)),
];

/** The items of a draft as a list: which are shown, which one is at hand, which are ticked. The place is kept for the next visit. */
export function useReviewList(
  draft: Ref<Draft | null | undefined>,
  countByItem: () => Map<string, number>,
  list: Ref<HTMLElement | null>,
) {
  const { filters } = useRouteFilters({ show: 'all' });
  const selection = useSelection();
  const active = ref<string | null>(null);
  let anchor: string | null = null;
  let shownBy = filters.show;

  const chips = computed((): Chip[] => {
    const { counts, items } = draft.value!;
    return [
      { show: 'all', word: '全部', count: items.length },
      { show: 'tasks', word: '任务', count: counts.tasks },
      { show: 'deadlines', word: '时限', count: counts.deadlines },
      { show: 'sure', word: '确定', count: counts.sure },
      { show: 'likely', word: '推断', count: counts.likely },
      { show: 'ask', word: '不明', count: counts.unclear, urgent: true },
      { show: 'open', word: '待处理', count: counts.open, urgent: true },
    ];
  });
  const fits = (item: DraftItem): boolean => {
    switch (filters.show) {
      case 'tasks':
        return item.kind === 'task';
      case 'deadlines':
        return item.deadlines.length > 0;
      case 'open':
        return countByItem().has(item.key);
      case 'sure':
      case 'likely':
      case 'ask':
        return item.kind === 'task' && levelsOf(item).includes(filters.show);
      default:
        return true;
    }
  };
  const shown = computed(() => (draft.value?.items ?? []).filter(fits));

  async function goTo(key: string | null, scroll = true): Promise<void> {
    active.value = key;
    if (!scroll || !key) return;
    await nextTick();
    list.value?.querySelector(`[data-row="${CSS.escape(key)}"]`)?.scrollIntoView({ block: 'nearest' });
  }
  function step(by: number, extend = false): void {
    const at = shown.value.findIndex(({ key }) => key === active.value);
    const next = shown.value[Math.min(shown.value.length - 1, Math.max(0, at + by))];
    if (!next) return;
    if (extend) range(next.key, active.value);
    void goTo(next.key);
  }
  /** Ticks one row, or with `extend` all from the one ticked before. */
  function pick(key: string, on: boolean, extend: boolean): void {
    if (extend) range(key);
    else {
      selection.select(key, on);
      anchor = key;
    }
  }
  function range(to: string, from: string | null = null): void {
    anchor = selection.selected.value.size > 0 && anchor ? anchor : (from ?? to);
    const keys = shown.value.map(({ key }) => key);
    const [a, b] = [keys.indexOf(anchor), keys.indexOf(to)].sort((x, y) => x - y);
    if (a < 0) return selection.select(to, true);
    selection.selectAll([...new Set([...selection.selected.value, ...keys.slice(a, b + 1)])]);
  }

  const place = (): string => `duban:draft:${draft.value?.id}`;
  watch(
    () => draft.value?.id,
    (id) => {
      if (!id || active.value) return;
      const { items } = draft.value!;
      const [key, show] = (localStorage.getItem(place()) ?? '').split('|');
      if (show && filters.show === 'all') filters.show = show;
      void goTo(items.some((item) => item.key === key) ? key : (items[0]?.key ?? null));
    },
  );
  watch([active, () => filters.show], ([key, show]) => {
    if (draft.value && key) localStorage.setItem(place(), `${key}|${show}`);
  });
  // What was at hand may be gone with an edit or a filter.
  watch(shown, (now, before) => {
    const sameFilter = filters.show === shownBy;
    shownBy = filters.show;
    if (active.value === null || now.some(({ key }) => key === active.value)) return;
    const was = before.findIndex(({ key }) => key === active.value);
    const next = now[Math.min(Math.max(was, 0), now.length - 1)]?.key ?? null;
    // A row that an answer took out of the filter makes room for the one below it; another filter leaves the place alone.
    if (sameFilter || !draft.value?.items.some(({ key }) => key === active.value)) void goTo(next);
  });

  return { ...selection, filters, chips, shown, active, goTo, step, pick };
}
