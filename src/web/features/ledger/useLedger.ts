import { computed } from 'vue';
import type { LightCode } from '../../../shared/lights.ts';
import type { UnitRole } from '../../../shared/vocabulary.ts';
import { api, call, type Dto } from '../../api/client.ts';
import { usePage } from '../../composables/usePage.ts';
import { usePlanYear } from '../../composables/usePlanYear.ts';
import { useRouteFilters } from '../../composables/useRouteFilters.ts';
import type { LedgerSort } from './columns.ts';

export type LedgerRow = Dto<'LedgerRowDto'>;
const PAGE = 50;

/** The ledger under the filters of the URL: the page shown, and the sheet of exactly the same rows. */
export function useLedger() {
  const { filters, reset } = useRouteFilters({
    ...{ plan: '', year: '', unit: '', role: '', light: [] as string[], text: '', sort: 'position' },
  });
  const { bind } = usePlanYear();
  bind(filters);
  const query = computed(() => ({
    plan: filters.plan || undefined,
    year: Number(filters.year) || undefined,
    unit: filters.unit || undefined,
    role: (filters.role || undefined) as UnitRole | undefined,
    light: filters.light.length > 0 ? (filters.light as LightCode[]) : undefined,
    text: filters.text.trim() || undefined,
    sort: filters.sort.replace('-', '') as LedgerSort,
    desc: filters.sort.startsWith('-') || undefined,
  }));
  const list = usePage<LedgerRow, Dto<'LedgerPageDto'>>(
    (after) => call(api.GET('/api/v1/ledger', { params: { query: { ...query.value, after, limit: PAGE } } })),
    [() => JSON.stringify(query.value)],
  );
  const sheet = (signal: AbortSignal) =>
    api.GET('/api/v1/exports/ledger', { params: { query: query.value }, parseAs: 'stream', signal });
  const filtered = computed(() => {
    const { sort: _sort, desc: _desc, year: _year, ...narrowing } = query.value;
    return Object.values(narrowing).some((value) => value !== undefined);
  });
  return { filters, reset, filtered, sheet, ...list };
}
