import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import { DomainError } from '../../common/domain-error.js';
import { EventImports, type EventLine, type PlannedLine } from '../deadline/event-imports.service.js';
import type { BadEventCell, EventTableRow } from './domain/event-table.js';
import type { EventSheetDto, EventSheetResultDto, EventSheetRowDto } from './event-sheet.dto.js';
import { readEventTablesApart } from './read-apart.js';
import type { UploadedFile } from './upload.service.js';

/** A sheet of events is small; what is larger is something else. */
const MAX_BYTES = 5 * 1024 * 1024;
export const MAX_EVENTS = 5_000;
/** More duties of a row than these are counted, not listed. */
const LISTED = 20;

interface Names {
  types: Map<string, { id: string; retired: boolean }>;
  /** Units by full name, short name and what documents call them; null where a name means several. */
  units: Map<string, string | null>;
  groups: Set<string>;
}

/** 触发事项登记表: read, names looked up, and handed over row by row; bad rows are told with row, column, value and reason. */
@Injectable()
export class EventSheets {
  constructor(
    private readonly dataSource: DataSource,
    private readonly imports: EventImports,
  ) {}

  /**
   * Without `lines` a look: what each good row would set to work, and the bad ones. With `lines` exactly these rows are
   * registered, in one transaction; nothing is where one of them is good no longer (409).
   */
  async take(
    actor: Actor,
    file: UploadedFile | undefined,
    { lines }: EventSheetDto,
  ): Promise<EventSheetResultDto> {
    if (!file) throw DomainError.invalid('event.no_file', '请选择填好的触发事项登记表');
    const { rows, bad } = await this.read(file);
    const names = await this.names(actor);
    const good: EventLine[] = [];
    for (const row of rows) {
      const line = lineOf(row, names, bad);
      if (line) good.push(line);
    }
    const planned =
      lines === undefined
        ? await this.imports.preview(actor, good)
        : await this.imports.register(actor, good, new Set(lines.split(',').map(Number)));
    const subjects = new Map(rows.map((row) => [row.line, row.subject]));
    for (const { line, refusal } of planned.lines) {
      if (refusal) bad.push({ row: line, column: '整行', value: subjects.get(line) ?? '', reason: refusal });
    }
    const unitNames = await this.unitNames(planned.lines);
    return {
      rows: planned.lines.flatMap((line) => rowDto(line, unitNames) ?? []),
      bad: bad.sort((a, b) => a.row - b.row),
      registered: planned.registered,
    };
  }

  private async read(file: UploadedFile): Promise<{ rows: EventTableRow[]; bad: BadEventCell[] }> {
    if (file.buffer.length > MAX_BYTES) {
      throw DomainError.invalid('event.sheet_too_large', '文件超过 5MB,请只保留登记表后再上传');
    }
    const found = await readEventTablesApart(file.buffer, file.originalname);
    if (found.length === 0) {
      throw DomainError.invalid(
        'event.sheet_unknown',
        '没有找到“事项类型、发生日期、具体事项”三列,请下载模板填写后再上传',
      );
    }
    // Rows are named by their numbers, so that one sheet is read; a second one would have the same numbers.
    const [table] = found;
    if (table.rows.length > MAX_EVENTS) {
      throw DomainError.invalid('event.sheet_too_long', `一次最多登记 ${MAX_EVENTS} 行,请分成几份上传`);
    }
    return table;
  }

  private async names(actor: Actor): Promise<Names> {
    const types = await this.dataSource.query<{ id: string; name: string; retired: boolean }[]>(
      'SELECT id, name, retired_at IS NOT NULL AS retired FROM event_type',
    );
    const units = await this.dataSource.query<{ id: string; name: string }[]>(
      `SELECT u.id, n.name FROM unit u CROSS JOIN LATERAL (
         SELECT u.name UNION SELECT u.short_name UNION SELECT alias FROM name_alias WHERE unit_id = u.id
       ) n WHERE u.active_to IS NULL AND u.id = ANY ($1::uuid[])`,
      [[...new Set([...actor.coordinates, ...actor.liaisonOf])]],
    );
    const groups = await this.dataSource.query<{ name: string }[]>('SELECT name FROM unit_group');
    const byName = new Map<string, string | null>();
    for (const { id, name } of units) {
      byName.set(name, byName.has(name) && byName.get(name) !== id ? null : id);
    }
    return {
      types: new Map(types.map(({ name, ...type }) => [name, type])),
      units: byName,
      groups: new Set(groups.map(({ name }) => name)),
    };
  }

  private async unitNames(lines: readonly PlannedLine[]): Promise<Map<string, string>> {
    const ids = new Set(lines.flatMap(({ duties }) => duties.slice(0, LISTED).map(({ unitId }) => unitId)));
    const rows = await this.dataSource.query<{ id: string; name: string }[]>(
      'SELECT id, name FROM unit WHERE id = ANY ($1::uuid[])',
      [[...ids]],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}

/** The row with its names looked up; null where one of them means nobody, which is told in `bad`. */
function lineOf(row: EventTableRow, names: Names, bad: BadEventCell[]): EventLine | null {
  const { line, typeName, occurredAt, untimed, subject, unitNames } = row;
  const before = bad.length;
  const type = names.types.get(typeName);
  const refuse = (column: string, value: string, reason: string) =>
    bad.push({ row: line, column, value, reason });
  if (!type) refuse('事项类型', typeName, '没有这个事项类型,请从下拉列表选择,或先新增该类型');
  else if (type.retired) refuse('事项类型', typeName, '该事项类型已停用');
  const unitIds = new Set<string>();
  for (const name of unitNames) {
    const id = names.units.get(name);
    if (id) unitIds.add(id);
    else if (id === null) refuse('涉及单位', name, '有几个单位叫这个名称,请写全称');
    else if (names.groups.has(name)) refuse('涉及单位', name, '这是集合单位,请逐个写明本次涉及的单位');
    else refuse('涉及单位', name, '没有这个单位,或您不能为它登记');
  }
  if (bad.length > before) return null;
  const input = { typeId: type!.id, occurredAt, subject };
  return { line, untimed, input: unitIds.size > 0 ? { ...input, unitIds: [...unitIds] } : input };
}

function rowDto(
  { line, event, lateWorkdays, duties }: PlannedLine,
  unitNames: ReadonlyMap<string, string>,
): EventSheetRowDto | null {
  if (!event) return null;
  return {
    line,
    typeName: event.typeName,
    subject: event.subject,
    occurredAt: event.occurredAt.toISOString(),
    lateWorkdays,
    joins: event.known,
    dutyCount: duties.length,
    duties: duties.slice(0, LISTED).map(({ unitId, dueAt, ...duty }) => ({
      ...duty,
      unitName: unitNames.get(unitId) ?? '',
      dueAt: dueAt && dueAt.toISOString(),
    })),
  };
}
