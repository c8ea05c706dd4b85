import { nextTick, reactive, watch } from 'vue';
import { useRoute, useRouter } from 'vue-router';

type FilterValue = string | string[] | boolean;

/**
 * Filters that live in the URL, so that a list can be sent to a colleague. Give each filter its default; text, lists of
 * text and switches are understood. A filter at its default is left out of the URL.
 */
export function useRouteFilters<Filters extends Record<string, FilterValue>>(defaults: Filters) {
  const route = useRoute();
  const router = useRouter();
  const path = route.path;
  const filters = reactive(read()) as Filters;
  let ours = false;

  function read(): Filters {
    const entries = Object.entries(defaults).map(([name, fallback]) => {
      const raw = route.query[name];
      if (raw === undefined) return [name, Array.isArray(fallback) ? [...fallback] : fallback];
      const values = (Array.isArray(raw) ? raw : [raw]).filter((value) => value !== null);
      if (Array.isArray(fallback)) return [name, values.flatMap((value) => value.split(',')).filter(Boolean)];
      return [name, typeof fallback === 'boolean' ? values[0] === '1' : (values[0] ?? fallback)];
    });
    return Object.fromEntries(entries) as Filters;
  }

  function written(): Record<string, string> {
    const changed = Object.entries(filters).filter(
      ([name, value]) => String(value) !== String(defaults[name]),
    );
    return Object.fromEntries(changed.map(([name, value]) => [name, value === true ? '1' : String(value)]));
  }

  watch(filters, async () => {
    const others = Object.entries(route.query).filter(([name]) => !(name in defaults));
    ours = true;
    await router.replace({ query: { ...Object.fromEntries(others), ...written() }, hash: route.hash });
    await nextTick();
    ours = false;
  });
  // Back, forward and a link to the same page with other filters.
  watch(
    () => route.query,
    () => {
      if (!ours && route.path === path) Object.assign(filters, read());
    },
  );

  return { filters, reset: () => Object.assign(filters, structuredClone(defaults)) };
}
