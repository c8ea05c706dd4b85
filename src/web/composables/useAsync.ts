import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef, type WatchSource } from 'vue';

export interface Async<Data> {
  /** The last answer; it stays while the next one is on its way. */
  data: ShallowRef<Data | null>;
  error: Ref<unknown>;
  loading: Ref<boolean>;
  reload: () => Promise<void>;
}

/** Loads now and whenever `sources` change. Only the newest call counts: a late answer of an older one is dropped. */
export function useAsync<Data>(load: () => Promise<Data>, sources: WatchSource[] = []): Async<Data> {
  const data = shallowRef<Data | null>(null);
  const error = ref<unknown>(null);
  const loading = ref(false);
  let turn = 0;
  onScopeDispose(() => turn++);

  async function reload(): Promise<void> {
    const mine = ++turn;
    loading.value = true;
    try {
      const answer = await load();
      if (mine !== turn) return;
      data.value = answer;
      error.value = null;
    } catch (problem) {
      if (mine === turn) error.value = problem;
    } finally {
      if (mine === turn) loading.value = false;
    }
  }

  if (sources.length > 0) watch(sources, () => void reload());
  void reload();
  return { data, error, loading, reload };
}
