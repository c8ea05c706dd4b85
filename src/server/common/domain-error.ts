/**
 * The one error the domain raises. `code` is stable (`<module>.<what>`), `message` is Chinese and says what is wrong,
 * where, and what to do; `details` is data for the screen. Nothing else about a failure ever leaves the server.
 */
export class DomainError extends Error {
  constructor(
    readonly code: string,
    readonly status: number,
    message: string,
    readonly details: Record<string, unknown> = {},
  ) {
    super(message);
    this.name = 'DomainError';
  }

  /** One sentence for "absent" and "not yours" alike, so that ids cannot be probed. */
  static notFound(what: string): DomainError {
    return new DomainError('common.not_found', 404, `${what}不存在,或您无权查看`);
  }

  static forbidden(message = '您无权进行此操作'): DomainError {
    return new DomainError('common.forbidden', 403, message);
  }

  static invalid(code: string, message: string, details: Record<string, unknown> = {}): DomainError {
    return new DomainError(code, 422, message, details);
  }

  /** Two people edited the same thing: carries both values. */
  static stale(yours: unknown, current: unknown): DomainError {
    return new DomainError('common.stale', 409, '内容已被他人修改,请核对后重新保存', { yours, current });
  }
}
