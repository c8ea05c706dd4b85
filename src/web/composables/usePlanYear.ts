import { computed, ref, watch } from 'vue';
import { api, call, type Dto } from '../api/client.ts';

const KEY = 'duban.year';
const years = ref<Dto<'PlanYearDto'>[]>([]);
/** Null until the person has chosen: then the newest year there is. */
const chosen = ref(localStorage.getItem(KEY));
watch(chosen, (year) => (year === null ? localStorage.removeItem(KEY) : localStorage.setItem(KEY, year)));

/** The chosen year as it stands in a URL; empty: all years. */
const year = computed<string>({
  get: () => chosen.value ?? String(years.value[0]?.year ?? ''),
  set: (value) => (chosen.value = value),
});

/** A choice that is gone, or was somebody else's on this machine, is forgotten. */
async function load(): Promise<void> {
  years.value = (await call(api.GET('/api/v1/plans/years'))).items;
  if (chosen.value && !years.value.some((one) => String(one.year) === chosen.value)) chosen.value = null;
}

/**
 * Keeps the filter `year` of a list and the top bar the same: a link names its year, so that a colleague sees the same
 * list. `all` in the URL: every year.
 */
function bind(filters: { year: string }): void {
  const inUrl = computed(() => year.value || (chosen.value === '' ? 'all' : ''));
  watch(
    () => filters.year,
    (named) => {
      if (named) year.value = named === 'all' ? '' : named;
      else filters.year = inUrl.value;
    },
    { immediate: true },
  );
  watch(inUrl, (next) => (filters.year = next));
}

/** The plan year of the top bar; one for the whole page, kept in this browser. */
export function usePlanYear() {
  return { years, year, load, bind };
}
