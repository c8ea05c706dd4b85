import { IsIn, IsInt, IsString, Length, Max, Min, ValidateIf } from 'class-validator';

/** One word of the document and what this office takes it to mean: a length from issue, or once in each period. */
export class SoftPolicyLineDto {
  @IsString()
  @Length(1, 10, { message: '用语为 1–10 个字' })
  word: string;

  @ValidateIf((line: SoftPolicyLineDto) => line.per === undefined || line.n !== undefined)
  @IsInt({ message: '本单位规定的期限为 1–365' })
  @Min(1, { message: '本单位规定的期限为 1–365' })
  @Max(365, { message: '本单位规定的期限为 1–365' })
  n?: number;

  @ValidateIf((line: SoftPolicyLineDto) => line.n !== undefined)
  @IsIn(['workday', 'day', 'month', 'year'], { message: '本单位规定的期限单位有误' })
  unit?: 'workday' | 'day' | 'month' | 'year';

  @ValidateIf((line: SoftPolicyLineDto) => line.n === undefined)
  @IsIn(['year', 'half-year', 'quarter', 'month', 'week'], { message: '请写明期限或周期' })
  per?: 'year' | 'half-year' | 'quarter' | 'month' | 'week';
}
