import { ref } from 'vue';

/** The ticked rows of a list, by key. */
export function useSelection() {
  const selected = ref(new Set<string>());
  function select(key: string, on: boolean): void {
    const next = new Set(selected.value);
    if (on) next.add(key);
    else next.delete(key);
    selected.value = next;
  }
  return {
    selected,
    select,
    toggle: (key: string): void => select(key, !selected.value.has(key)),
    selectAll(keys: string[]): void {
      selected.value = new Set(keys);
    },
    clear(): void {
      selected.value = new Set();
    },
  };
}
