import type { RouteLocationRaw } from 'vue-router';
import type { LightCode } from '../../../shared/lights.ts';

/** The ledger with that filter: where every figure of the desk leads. */
export const ledgerOf = (
  filter: { light?: LightCode; unit?: string; sort?: string } = {},
): RouteLocationRaw => ({
  path: '/ledger',
  query: Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)) as Record<
    string,
    string
  >,
});
