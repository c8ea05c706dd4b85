import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { holds, type Actor } from '../../../common/actor.js';
import { Clock } from '../../../common/clock.js';
import { decodeCursor, encodeCursor } from '../../../common/page.dto.js';
import { LIGHT_CODES, LIGHTS_BY_SEVERITY, type LightCode } from '../../../../shared/lights.js';
import type { FilingCadence } from '../../plan/entities/plan.entity.js';
import { cadenceWords } from '../domain/words.js';
import { requirementOf } from '../domain/requirement.js';
import { LEDGER_DETAIL_SQL } from './ledger-detail.sql.js';
import { allStatement, keyKinds, pageStatement, type Moment } from './ledger-index.sql.js';
import type {
  LedgerEvidenceDto,
  LedgerFilingDto,
  LedgerFilter,
  LedgerPageDto,
  LedgerQuery,
  LedgerRowDto,
  LedgerUnitDto,
  LightTotalsDto,
} from './ledger.dto.js';

interface DetailRow extends Omit<
  LedgerRowDto,
  'light' | 'requirement' | 'cadence' | 'receipt' | 'percent' | 'dueAt'
> {
  text: string;
  dueAt: Date | null;
  cadence: FilingCadence;
  expected: number;
  signed: number;
  signedAt: Date | null;
  units: LedgerUnitDto[];
  filings: LedgerFilingDto[];
  evidence: LedgerEvidenceDto[];
}

interface IndexEntry {
  id: string;
  rank: number;
}

/** Rows an export reads at a time. */
const BATCH = 250;

/** 督办台账: one row per published task that the actor may see. */
@Injectable()
export class LedgerQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  async page(actor: Actor, query: LedgerQuery): Promise<LedgerPageDto> {
    const moment = this.moment();
    const after = decodeCursor(query.after, keyKinds(query.sort));
    const { sql, params } = pageStatement(actor, query, moment, after, query.limit + 1);
    const [{ totals, page }] = await this.dataSource.query<
      { totals: Record<string, number> | null; page: (IndexEntry & { key: unknown[] })[] | null }[]
    >(sql, params);
    const entries = (page ?? []).slice(0, query.limit);
    const lights = totalsByLight(totals ?? {});
    const counted = query.light?.length ? query.light : LIGHT_CODES;
    return {
      items: await this.details(entries),
      next: page && page.length > query.limit ? encodeCursor(entries[entries.length - 1].key) : null,
      total: [...new Set(counted)].reduce((sum, light) => sum + lights[light], 0),
      lights,
      asOf: moment.today,
      can: { export: holds(actor, 'export.pull') },
    };
  }

  /** How many rows the filters give, and the rows in order, read in batches as they are asked for. */
  async all(
    actor: Actor,
    filter: LedgerFilter,
  ): Promise<{ entries: readonly IndexEntry[]; rows: AsyncGenerator<LedgerRowDto>; moment: Moment }> {
    const moment = this.moment();
    const { sql, params } = allStatement(actor, filter, moment);
    const entries = await this.dataSource.query<IndexEntry[]>(sql, params);
    return { entries, rows: this.walk(entries), moment };
  }

  /** While one batch is being written the next is read. */
  private async *walk(entries: readonly IndexEntry[]): AsyncGenerator<LedgerRowDto> {
    const read = (from: number): Promise<LedgerRowDto[]> => {
      const batch = this.details(entries.slice(from, from + BATCH));
      // Told where it is awaited; a reader who leaves first must not make it an unhandled one.
      batch.catch(() => undefined);
      return batch;
    };
    let next = read(0);
    for (let from = 0; from < entries.length; from += BATCH) {
      const rows = await next;
      next = read(from + BATCH);
      yield* rows;
    }
  }

  private async details(entries: readonly IndexEntry[]): Promise<LedgerRowDto[]> {
    if (entries.length === 0) return [];
    const found = await this.dataSource.query<DetailRow[]>(LEDGER_DETAIL_SQL, [entries.map(({ id }) => id)]);
    const byId = new Map(found.map((row) => [row.itemId, row]));
    return entries.flatMap(({ id, rank }) => {
      const row = byId.get(id);
      return row ? [rowOf(row, LIGHTS_BY_SEVERITY[rank])] : [];
    });
  }

  private moment(): Moment {
    const now = this.clock.now();
    return { now, today: this.clock.today() };
  }
}

function rowOf(
  { text, cadence, expected, signed, signedAt, dueAt, ...row }: DetailRow,
  light: LightCode,
): LedgerRowDto {
  const complete = expected > 0 && signed >= expected;
  return {
    ...row,
    light,
    dueAt: dueAt?.toISOString() ?? null,
    requirement: requirementOf(row.title, text),
    cadence: cadenceWords(cadence),
    receipt: {
      signed,
      expected,
      completedAt: complete && signedAt ? signedAt.toISOString() : null,
    },
    percent: row.filings.length > 0 ? Math.min(...row.filings.map(({ percent }) => percent)) : null,
  };
}

function totalsByLight(byRank: Record<string, number>): LightTotalsDto {
  const totals = Object.fromEntries(LIGHT_CODES.map((light) => [light, 0])) as unknown as LightTotalsDto;
  for (const [rank, n] of Object.entries(byRank)) totals[LIGHTS_BY_SEVERITY[Number(rank)]] = n;
  return totals;
}
