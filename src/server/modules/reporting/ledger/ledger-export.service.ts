import type { Writable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../../common/actor.js';
import { LIGHT, LIGHTS_BY_SEVERITY, type LightCode } from '../../../../shared/lights.js';
import { UNIT_ROLE } from '../../../../shared/vocabulary.js';
import { totalsSentence } from '../domain/words.js';
import { SheetWriter } from '../sheet/sheet-writer.js';
import { TemplateStore } from '../sheet/template-store.js';
import type { SheetFields } from '../sheet/values.js';
import type { LedgerFilter, LedgerRowDto } from './ledger.dto.js';
import { LedgerQueries } from './ledger.queries.js';
import { LEDGER_FIELDS, ledgerFields } from './ledger.sheet.js';

const TEMPLATE = '督办台账';

/** A sheet that is ready to go out: its name, and what writes it. Everything that can be refused has been by then. */
export interface PreparedSheet {
  fileName: string;
  rows: number;
  write(out: Writable): Promise<void>;
}

/** The 督办台账 as a workbook: exactly the rows of the page under the same filters, in the same order. */
@Injectable()
export class LedgerExport {
  constructor(
    private readonly ledger: LedgerQueries,
    private readonly templates: TemplateStore,
    private readonly dataSource: DataSource,
  ) {}

  async prepare(actor: Actor, filter: LedgerFilter): Promise<PreparedSheet> {
    const [specimen] = await this.templates.load(TEMPLATE, LEDGER_FIELDS);
    const { entries, rows, moment } = await this.ledger.all(actor, filter);
    const names = await this.namesOf(filter);
    const totals = Object.fromEntries(LIGHTS_BY_SEVERITY.map((light) => [light, 0])) as Record<
      LightCode,
      number
    >;
    for (const { rank } of entries) totals[LIGHTS_BY_SEVERITY[rank]] += 1;
    const fields: SheetFields = {
      标题: names.plan ? `${names.plan}督办台账` : '督办台账',
      截止日期: moment.today,
      总数: entries.length,
      摘要: [
        totalsSentence(totals),
        `数据截止:${moment.today}`,
        ...conditions(filter, names.unit).map((condition) => `范围:${condition}`),
      ].join('    '),
    };
    return {
      fileName: `督办台账_${names.plan || '全部计划'}_${moment.today}.xlsx`,
      rows: entries.length,
      write: async (out) => {
        const writer = new SheetWriter(out, moment.now);
        await writer.addSheet(specimen, fields, numbered(rows));
        await writer.finish();
      },
    };
  }

  private async namesOf({ plan, unit }: LedgerFilter): Promise<{ plan: string; unit: string }> {
    const [names] = await this.dataSource.query<{ plan: string | null; unit: string | null }[]>(
      'SELECT (SELECT title FROM plan WHERE id = $1) AS plan, (SELECT name FROM unit WHERE id = $2) AS unit',
      [plan ?? null, unit ?? null],
    );
    return { plan: names.plan ?? '', unit: names.unit ?? '' };
  }
}

async function* numbered(rows: AsyncIterable<LedgerRowDto>): AsyncGenerator<SheetFields> {
  let seq = 0;
  for await (const row of rows) yield ledgerFields(row, ++seq);
}

/** The filters in words, so that a printed sheet says what it leaves out. */
function conditions(filter: LedgerFilter, unitName: string): string[] {
  const role = filter.role ? UNIT_ROLE[filter.role] : '';
  const parts = [
    ...(filter.year ? [`${filter.year} 年`] : []),
    ...(unitName ? [`${unitName}${role}`] : role ? [`有${role}单位`] : []),
    ...(filter.light?.length ? [filter.light.map((light) => LIGHT[light].word).join('、')] : []),
    ...(filter.text ? [`含“${filter.text}”`] : []),
  ];
  return parts.length > 0 ? [parts.join(',')] : [];
}
