import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { isCalendarDate } from './calendar-date.js';

/** `?limit&after` of every list. `after` is the `next` of the page before: opaque to the caller. */
export class PageQuery {
  @ApiPropertyOptional()
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit: number = 50;

  @IsOptional()
  @IsString()
  @MaxLength(400)
  after?: string;
}

/** What stands at a place of a cursor: what PostgreSQL will be told that it is. */
export type CursorKind = 'uuid' | 'int' | 'boolean' | 'text' | 'date' | 'instant';

const isUuid = (value: unknown): boolean =>
  typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);

const READS_AS: Record<CursorKind, (value: unknown) => boolean> = {
  uuid: isUuid,
  int: (value) => Number.isInteger(value) && Math.abs(value as number) < 2 ** 31,
  boolean: (value) => typeof value === 'boolean',
  text: (value) => typeof value === 'string' && !value.includes('\0'),
  date: (value) => value === 'infinity' || isCalendarDate(value),
  instant: (value) =>
    typeof value === 'string' &&
    isCalendarDate(value.slice(0, 10)) &&
    /^[T ]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?(Z|[+-]\d{2})$/.test(value.slice(10)),
};

/** Sort values of the last row as an opaque cursor. */
export const encodeCursor = (values: unknown[]): string =>
  Buffer.from(JSON.stringify(values)).toString('base64url');

/**
 * The values of a cursor, or null for none. It comes from outside: one that is forged, or belongs to another list, reads
 * as "from the start" and never reaches a statement.
 */
export function decodeCursor(cursor: string | undefined, kinds: readonly CursorKind[]): unknown[] | null {
  if (!cursor) return null;
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (!Array.isArray(values) || values.length !== kinds.length) return null;
    return values.every((value, place) => READS_AS[kinds[place]](value)) ? values : null;
  } catch {
    return null;
  }
}
