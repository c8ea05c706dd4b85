import type { Actor } from '../../../common/actor.js';
import type { CursorKind } from '../../../common/page.dto.js';
import { liveSql, LIGHT_RANK, lightRankSql, openSql } from '../../deadline/light.sql.js';
import { lagSql } from '../../progress/lag.sql.js';
import { SqlParams } from '../sql-params.js';
import { visibleItems } from '../../plan/plan.policy.js';
import type { LedgerFilter, LedgerSort } from './ledger.dto.js';

/** When the lights are told: read once per use case. */
export interface Moment {
  today: string;
  now: Date;
}

/** Sort values of a row before its place in the document; the last three (year, plan, position) make the order total. */
const SORTS: Record<LedgerSort, { columns: string[]; types: string[] }> = {
  position: { columns: [], types: [] },
  unit: {
    columns: ['(unit_name IS NULL)', `COALESCE(unit_name, '') COLLATE "zh-x-icu"`],
    types: ['boolean', 'text COLLATE "zh-x-icu"'],
  },
  due: { columns: [`COALESCE(due_on, 'infinity')`], types: ['date'] },
  light: { columns: ['rank', `COALESCE(due_on, 'infinity')`], types: ['int', 'date'] },
};
const PLACE = { columns: ['-COALESCE(year, 0)', 'plan_id', 'position'], types: ['int', 'uuid', 'int'] };

/** What stands in a cursor of this sort. */
export const keyKinds = (sort: LedgerSort): CursorKind[] =>
  [...SORTS[sort].types, ...PLACE.types].map((type) => type.split(' ')[0] as CursorKind);

export interface LedgerStatement {
  sql: string;
  params: unknown[];
}

/**
 * All tasks under the filters except the light, each with its light and due date, as the common table `row`. The light
 * is derived here from the dates and the moment given; nothing of it is stored.
 */
function rows(actor: Actor, filter: LedgerFilter, { today, now }: Moment, params: SqlParams): string {
  const conditions = [
    `i.kind = 'task'`,
    `i.retired_on IS NULL`,
    `p.status <> 'draft'`,
    visibleItems(actor, 'i', params.values),
    ...(filter.plan ? [`i.plan_id = ${params.add(filter.plan)}`] : []),
    ...(filter.year ? [`p.year = ${params.add(filter.year)}`] : []),
    ...assigned(filter, params),
    ...words(filter.text).map((word) => {
      const pattern = params.add(`%${word.replace(/[\\%_]/g, '\\$&')}%`);
      return `(i.text ILIKE ${pattern} OR i.title ILIKE ${pattern} OR i.path ILIKE ${pattern} OR i.number ILIKE ${pattern})`;
    }),
  ];
  const rank = lightRankSql('d', params.add(today), params.add(now), lagSql('d', 'item.behind_points'));
  const byUnit = filter.sort === 'unit';
  const named = byUnit
    ? `, named AS (
      SELECT DISTINCT ON (a.plan_item_id) a.plan_item_id, u.name
      FROM assignment a JOIN item ON item.id = a.plan_item_id JOIN unit u ON u.id = a.unit_id
      WHERE a.role <> 'support' ORDER BY a.plan_item_id, a.role = 'lead' DESC, a.sort, u.id
    )`
    : '';
  return `WITH item AS MATERIALIZED (
      SELECT i.id, i.plan_id, i.position, p.year, p.behind_points FROM plan_item i JOIN plan p ON p.id = i.plan_id
      WHERE ${conditions.join(' AND ')}
    ), duty AS (
      SELECT d.plan_item_id, min(${rank}) AS rank,
        COALESCE(min(d.due_on) FILTER (WHERE d.kind = 'deliver' AND ${openSql('d')}),
                 max(d.due_on) FILTER (WHERE d.kind = 'deliver')) AS due_on
      FROM deadline d JOIN item ON item.id = d.plan_item_id WHERE ${liveSql('d')} GROUP BY d.plan_item_id
    )${named}, row AS MATERIALIZED (
      SELECT item.*, COALESCE(duty.rank, ${LIGHT_RANK.none}) AS rank, duty.due_on, ${byUnit ? 'named.name' : 'NULL::text'} AS unit_name
      FROM item LEFT JOIN duty ON duty.plan_item_id = item.id
        ${byUnit ? 'LEFT JOIN named ON named.plan_item_id = item.id' : ''}
    )`;
}

/** One page of ids in order, with the totals by light in the same statement and so of the same instant. */
export function pageStatement(
  actor: Actor,
  filter: LedgerFilter,
  moment: Moment,
  after: unknown[] | null,
  limit: number,
): LedgerStatement {
  const params = new SqlParams();
  const common = rows(actor, filter, moment, params);
  const columns = [...SORTS[filter.sort].columns, ...PLACE.columns];
  const types = [...SORTS[filter.sort].types, ...PLACE.types];
  const lights = filter.light?.length
    ? `rank = ANY (${params.add(filter.light.map((light) => LIGHT_RANK[light]))}::int[])`
    : 'TRUE';
  const beyond = after
    ? `(${columns.join(', ')}) ${filter.desc ? '<' : '>'} (${after.map((value, index) => cast(params.add(value), types[index])).join(', ')})`
    : 'TRUE';
  return {
    sql: `${common}
      SELECT (SELECT jsonb_object_agg(rank, n) FROM (SELECT rank, count(*) AS n FROM row GROUP BY rank) t) AS totals,
        (SELECT jsonb_agg(jsonb_build_object('id', id, 'rank', rank, 'key', key) ORDER BY nr) FROM (
          SELECT id, rank, jsonb_build_array(${columns.map((column) => jsonKey(column)).join(', ')}) AS key,
            row_number() OVER (ORDER BY ${ordered(columns, filter)}) AS nr
          FROM row WHERE ${lights} AND ${beyond} ORDER BY ${ordered(columns, filter)} LIMIT ${params.add(limit)}) p) AS page`,
    params: params.values,
  };
}

/** Ids in order, all of them: what an export walks. */
export function allStatement(actor: Actor, filter: LedgerFilter, moment: Moment): LedgerStatement {
  const params = new SqlParams();
  const common = rows(actor, filter, moment, params);
  const columns = [...SORTS[filter.sort].columns, ...PLACE.columns];
  const lights = filter.light?.length
    ? `rank = ANY (${params.add(filter.light.map((light) => LIGHT_RANK[light]))}::int[])`
    : 'TRUE';
  return {
    sql: `${common} SELECT id, rank FROM row WHERE ${lights} ORDER BY ${ordered(columns, filter)}`,
    params: params.values,
  };
}

const ordered = (columns: string[], { desc }: LedgerFilter): string =>
  columns.map((column) => (desc ? `${column} DESC` : column)).join(', ');

const jsonKey = (column: string): string => (column.includes('due_on') ? `(${column})::text` : column);

function cast(place: string, type: string): string {
  const [name, ...collation] = type.split(' ');
  return [`${place}::${name}`, ...collation].join(' ');
}

function assigned({ unit, role }: LedgerFilter, params: SqlParams): string[] {
  if (!unit && !role) return [];
  const conditions = [
    ...(unit ? [`f.unit_id = ${params.add(unit)}`] : []),
    ...(role ? [`f.role = ${params.add(role)}`] : []),
  ];
  return [`EXISTS (SELECT 1 FROM assignment f WHERE f.plan_item_id = i.id AND ${conditions.join(' AND ')})`];
}

const words = (text: string | undefined): string[] => (text ?? '').split(/\s+/).filter(Boolean).slice(0, 8);
