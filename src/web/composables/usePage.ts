import { computed, ref, watch, type WatchSource } from 'vue';
import { useAsync } from './useAsync.ts';

interface Page<Row> {
  items: Row[];
  next: string | null;
  total?: number;
}

/**
 * A keyset list, page by page. `load(after)` gets the cursor of the page to show; when one of `sources` (the filters)
 * changes, it starts from the first page again.
 */
export function usePage<Row, Answer extends Page<Row> = Page<Row>>(
  load: (after: string | undefined) => Promise<Answer>,
  sources: WatchSource[] = [],
) {
  const cursors = ref<string[]>([]);
  const { data, error, loading, reload } = useAsync(() => load(cursors.value.at(-1)), [cursors]);
  if (sources.length > 0) watch(sources, () => (cursors.value = []));

  return {
    data,
    error,
    loading,
    reload,
    rows: computed<Row[]>(() => data.value?.items ?? []),
    total: computed(() => data.value?.total ?? null),
    page: computed(() => cursors.value.length + 1),
    hasNext: computed(() => Boolean(data.value?.next)),
    forward: () => {
      if (data.value?.next) cursors.value = [...cursors.value, data.value.next];
    },
    back: () => (cursors.value = cursors.value.slice(0, -1)),
  };
}
