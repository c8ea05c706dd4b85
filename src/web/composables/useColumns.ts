import { computed, ref, watch } from 'vue';
import type { Column } from '../components/DataTable.vue';

/** A column that may be hidden, unless it is `fixed`; `off`: hidden until chosen. */
export interface OptionalColumn extends Column {
  fixed?: boolean;
  off?: boolean;
}

/** The columns of a wide table with this person's choice, kept in this browser under `name`. */
export function useColumns(name: string, all: readonly OptionalColumn[]) {
  const key = `duban.columns.${name}`;
  const choices = all.filter(({ fixed }) => !fixed);
  const standard = choices.filter(({ off }) => !off).map((column) => column.key);
  const chosen = ref(read());

  function read(): string[] {
    try {
      const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
      return Array.isArray(kept)
        ? kept.filter((one) => choices.some((column) => column.key === one))
        : standard;
    } catch {
      return standard;
    }
  }
  watch(chosen, (keys) => localStorage.setItem(key, JSON.stringify(keys)));

  return {
    choices,
    chosen,
    columns: computed(() => all.filter((column) => column.fixed || chosen.value.includes(column.key))),
    reset: () => (chosen.value = [...standard]),
  };
}
