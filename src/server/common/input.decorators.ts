import { Transform } from 'class-transformer';
import { applyDecorators } from '@nestjs/common';
import { IsISO8601, IsObject, Matches, ValidateBy, ValidateIf, ValidateNested } from 'class-validator';
import { isCalendarDate } from './calendar-date.js';

/** May be left out; unlike `@IsOptional()` null is refused: for what is kept in a column that is never empty. */
export const MayBeLeftOut = (): PropertyDecorator =>
  ValidateIf((_, value: unknown) => value !== undefined) as PropertyDecorator;

/** Years in which duties are counted; far from the ends of what dates of four digits can hold. */
const YEARS = '(19|20|21)\\d{2}';

/** A real day, `YYYY-MM-DD`, of a year that duties can be counted in. */
export const IsDay = (message: string): PropertyDecorator =>
  ValidateBy(
    {
      name: 'isDay',
      validator: { validate: (value) => isCalendarDate(value) && new RegExp(`^${YEARS}`).test(value) },
    },
    { message },
  ) as PropertyDecorator;

/** An instant in ISO 8601 with its offset or `Z`: a moment without one would depend on the server's zone. */
export const IsMoment = (words: string): PropertyDecorator =>
  applyDecorators(
    IsISO8601({ strict: true }, { message: `${words}格式不正确` }),
    Matches(new RegExp(`^${YEARS}-.*(Z|[+-](0\\d|1[0-4]):?\\d{2})$`), { message: `${words}须带时区` }),
  );

/** One nested input, or a list of them; class-validator by itself lets a list stand for the one, and for each. */
export const Nested = (options: { each?: boolean } = {}): PropertyDecorator =>
  applyDecorators(IsObject({ ...options }), ValidateNested({ ...options }));

/** White space around a name is nobody's name: cut before the other rules look. */
export const Trimmed = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));
