import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import { isCalendarDate } from '../../common/calendar-date.js';
import { Clock } from '../../common/clock.js';
import { DomainError } from '../../common/domain-error.js';
import { AuditService } from '../audit/audit.service.js';
import type {
  SaveStatutoryClockDto,
  StatutoryClockDto,
  StatutoryClockListDto,
} from './statutory-clock.dto.js';
import { canEditClocks } from './statutory-clock.policy.js';
import { shippedClocks, type ShippedClock } from './seed-statutory-clocks.js';

type Row = Omit<StatutoryClockDto, 'shipped' | 'can' | 'editedAt'> & { editedAt: Date | null; id: string };

const SELECT = `
  SELECT c.id, c.code, c.title, c.starts, c.n, c.unit, c.by, c.at_most AS "atMost", c.event_code AS "eventCode", c.law,
    c.article, c.note, c.edited_at AS "editedAt", u.name AS "editedByName", c.version
  FROM statutory_clock c LEFT JOIN app_user u ON u.id = c.edited_by`;

/** 法定时限: the clocks that laws run, as templates. What was computed with one before it is edited stays as it is. */
@Injectable()
export class StatutoryClocks {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly audit: AuditService,
  ) {}

  async list(actor: Actor): Promise<StatutoryClockListDto> {
    const rows = await this.dataSource.query<Row[]>(`${SELECT} ORDER BY c.sort, c.code`);
    return { items: rows.map((row) => shown(actor, row)) };
  }

  /** Lengths by code, in the unit of each: for modules that count with them. Throws for a code that is not there. */
  async lengths<Code extends string>(
    em: EntityManager,
    codes: readonly Code[],
  ): Promise<Record<Code, Pick<ShippedClock, 'n' | 'unit'>>> {
    const rows = await em.query<Row[]>(`${SELECT} WHERE c.code = ANY ($1)`, [codes]);
    const found = new Map(rows.map(({ code, n, unit }) => [code, { n, unit }]));
    const missing = codes.filter((code) => !found.has(code));
    if (missing.length > 0) throw new Error(`no statutory clock ${missing.join(', ')}`);
    return Object.fromEntries(found) as Record<Code, Pick<ShippedClock, 'n' | 'unit'>>;
  }

  /** Changes a template; a stale `version` is 409. A clock keeps its form: a length stays a length, a day a day. */
  async save(actor: Actor, code: string, input: SaveStatutoryClockDto): Promise<StatutoryClockDto> {
    return this.write(actor, code, 'statutory_clock.update', input.version, (before) => {
      const yearly = before.by !== null;
      if (yearly ? !input.by : !input.n || !input.unit) {
        throw DomainError.invalid('statutory_clock.form', yearly ? '请填写每年的月日' : '请填写时长和单位');
      }
      if (yearly && !isCalendarDate(`2000-${input.by}`)) {
        throw DomainError.invalid('statutory_clock.form', `没有 ${input.by} 这一天`);
      }
      const { title, law, article, note } = input;
      const length = yearly
        ? { n: null, unit: null, by: input.by! }
        : { n: input.n!, unit: input.unit!, by: null };
      return { ...length, title, law, article, note, edited: true };
    });
  }

  /** Back to what the system ships. */
  async reset(actor: Actor, code: string, { version }: { version: number }): Promise<StatutoryClockDto> {
    const original = shippedClocks().find((one) => one.code === code);
    if (!original) throw DomainError.notFound('法定时限');
    return this.write(actor, code, 'statutory_clock.reset', version, () => ({ ...original, edited: false }));
  }

  private write(
    actor: Actor,
    code: string,
    action: string,
    version: number,
    change: (
      before: Row,
    ) => Pick<Row, 'title' | 'n' | 'unit' | 'by' | 'law' | 'article' | 'note'> & { edited: boolean },
  ): Promise<StatutoryClockDto> {
    if (!canEditClocks(actor)) throw DomainError.forbidden('法定时限由系统管理员维护');
    const now = this.clock.now();
    return this.dataSource.transaction(async (em) => {
      const before = await this.one(em, code);
      const to = change(before);
      const [, affected] = await em.query<[unknown[], number]>(
        `UPDATE statutory_clock SET title = $3, n = $4, unit = $5, by = $6, law = $7, article = $8, note = $9,
           edited_at = $10, edited_by = $11, version = version + 1
         WHERE code = $1 AND version = $2`,
        [
          ...[code, version, to.title, to.n, to.unit, to.by, to.law, to.article, to.note],
          to.edited ? now : null,
          to.edited ? actor.userId : null,
        ],
      );
      if (affected !== 1) throw DomainError.stale(to, before);
      const after = await this.one(em, code);
      await this.audit.record(em, actor, now, {
        action,
        subjectType: 'statutory_clock',
        subjectId: after.id,
        before: told(before),
        after: told(after),
      });
      return shown(actor, after);
    });
  }

  private async one(em: EntityManager, code: string): Promise<Row> {
    const [row] = await em.query<Row[]>(`${SELECT} WHERE c.code = $1`, [code]);
    if (!row) throw DomainError.notFound('法定时限');
    return row;
  }
}

const told = ({ title, n, unit, by, law, article, note }: Row) => ({
  title,
  n,
  unit,
  by,
  law,
  article,
  note,
});

function shown(actor: Actor, { id: _, ...row }: Row): StatutoryClockDto {
  const { n = null, unit = null, by = null } = shippedClocks().find(({ code }) => code === row.code) ?? {};
  const edit = canEditClocks(actor);
  return {
    ...row,
    editedAt: row.editedAt && row.editedAt.toISOString(),
    shipped: { n, unit, by },
    can: { edit, reset: edit && row.editedAt !== null },
  };
}
