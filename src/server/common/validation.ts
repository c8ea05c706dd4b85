import type { ValidationError } from 'class-validator';
import { DomainError } from './domain-error.js';

/** A failed DTO as `common.invalid` (422): one sentence for the person and the fields for the screen. */
export function validationFailure(errors: ValidationError[]): DomainError {
  const fields = Object.fromEntries(flatten(errors, ''));
  const messages = [...new Set(Object.values(fields))];
  return DomainError.invalid('common.invalid', messages.slice(0, 3).join(';'), { fields });
}

function flatten(errors: ValidationError[], prefix: string): [field: string, message: string][] {
  return errors.flatMap((error): [string, string][] => {
    const field = prefix + error.property;
    const own = Object.entries(error.constraints ?? {}).map(([rule, message]): [string, string] => [
      field,
      sentence(field, rule, message),
    ]);
    return [...own.slice(0, 1), ...flatten(error.children ?? [], `${field}.`)];
  });
}

/** class-validator's own sentences are English; those we did not write are said plainly in Chinese. */
function sentence(field: string, rule: string, message: string): string {
  if (/[\u4e00-\u9fff]/.test(message)) return message;
  return rule === 'whitelistValidation' ? `不认识的字段:${field}` : `字段 ${field} 的内容不正确`;
}
