import { Injectable } from '@nestjs/common';
import type { Response } from 'express';
import type { Actor } from '../../../common/actor.js';
import { Clock } from '../../../common/clock.js';
import { LIGHTS_BY_SEVERITY, type LightCode } from '../../../../shared/lights.js';
import type { RequestFilter } from '../../disclosure/disclosure-input.dto.js';
import { RequestQueries } from '../../disclosure/request.queries.js';
import { totalsSentence } from '../domain/words.js';
import { sendWorkbook } from '../sheet/download.js';
import { SheetWriter } from '../sheet/sheet-writer.js';
import { TemplateStore } from '../sheet/template-store.js';
import { DISCLOSURE_FIELDS, disclosureFields } from './disclosure.sheet.js';

const TEMPLATE = '依申请公开登记台账';

/** The register of requests as a workbook: exactly the rows of the page under the same filters, in the same order. */
@Injectable()
export class DisclosureExport {
  constructor(
    private readonly requests: RequestQueries,
    private readonly templates: TemplateStore,
    private readonly clock: Clock,
  ) {}

  async send(actor: Actor, filter: RequestFilter, response: Response): Promise<void> {
    const [specimen] = await this.templates.load(TEMPLATE, DISCLOSURE_FIELDS);
    const [now, today] = [this.clock.now(), this.clock.today()];
    const rows = await this.requests.all(actor, filter);
    const totals = Object.fromEntries(LIGHTS_BY_SEVERITY.map((light) => [light, 0])) as Record<
      LightCode,
      number
    >;
    for (const { light } of rows) totals[light] += 1;
    const title = filter.year ? `${filter.year}年${TEMPLATE}` : TEMPLATE;
    const fields = {
      标题: title,
      截止日期: today,
      总数: rows.length,
      摘要: `${totalsSentence(totals)}    数据截止:${today}`,
    };
    await sendWorkbook(response, `${title}_${today}.xlsx`, async (out) => {
      const writer = new SheetWriter(out, now);
      await writer.addSheet(
        specimen,
        fields,
        rows.map((row, index) => disclosureFields(row, index + 1)),
      );
      await writer.finish();
    });
  }
}
