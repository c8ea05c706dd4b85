import { hash, verify } from '@node-rs/argon2';
import { randomBytes, randomInt } from 'node:crypto';
import { DomainError } from '../../common/domain-error.js';

/** argon2id with the library's defaults (19 MiB, 2 passes), the OWASP minimum. */
export const hashPassword = (password: string): Promise<string> => hash(password);

export const verifyPassword = (stored: string, password: string): Promise<boolean> =>
  verify(stored, password).catch(() => false);

let decoy: Promise<string> | undefined;
/** Takes as long as a real check, so that an unknown username cannot be told from a wrong password by the clock. */
export async function verifyNobody(password: string): Promise<false> {
  decoy ??= hashPassword(randomBytes(16).toString('hex'));
  await verifyPassword(await decoy, password);
  return false;
}

/** Refuses what is short, of one kind, or contains the username. */
export function requireStrong(password: string, username: string): void {
  const problem =
    password.length < 10
      ? '密码至少 10 个字符'
      : !/[A-Za-z]/.test(password) || !/[^A-Za-z]/.test(password)
        ? '密码须同时含有字母和数字(或符号)'
        : password.toLowerCase().includes(username)
          ? '密码不能包含用户名'
          : null;
  if (problem) throw DomainError.invalid('auth.weak_password', problem);
}

/** A one-time password that is easy to read aloud: no 0/O, 1/l/I. */
export function oneTimePassword(): string {
  const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';
  const block = (): string => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return `${block()}-${block()}-${block()}`;
}
