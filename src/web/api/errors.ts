/** What the server refuses, as it says it (application/problem+json): `detail` is Chinese and made for the person. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly details: Record<string, unknown> = {},
    readonly requestId: string | null = null,
  ) {
    super(detail);
    this.name = 'ApiError';
  }

  /** Someone else saved first; `yours` and `current` are in the details. */
  get stale(): boolean {
    return this.code === 'common.stale';
  }

  /** Chinese messages by field of the request, of a form that did not pass. */
  get fields(): Record<string, string> {
    return (this.details.fields as Record<string, string> | undefined) ?? {};
  }
}

/** The sentence to show for anything that was thrown; only our own errors speak, the rest is said plainly. */
export function explain(error: unknown): string {
  if (error instanceof ApiError) {
    const id = error.status >= 500 && error.requestId ? `(请求编号 ${error.requestId})` : '';
    return error.detail + id;
  }
  return '页面出现错误,本次操作没有完成,请刷新后重试';
}

/** Reads a refusal, whatever stands between us and the server made of it. */
export async function errorOf(response: Response): Promise<ApiError> {
  const requestId = response.headers.get('x-request-id');
  try {
    const body = (await response.json()) as Record<string, unknown>;
    if (typeof body.code === 'string' && typeof body.detail === 'string') {
      const details = (body.details ?? {}) as Record<string, unknown>;
      return new ApiError(
        response.status,
        body.code,
        body.detail,
        details,
        String(body.requestId ?? '') || requestId,
      );
    }
  } catch {
    // Not a problem document: a proxy's page, or nothing.
  }
  const detail =
    response.status === 413
      ? '上传的内容过大'
      : response.status >= 500
        ? '服务暂时不可用,请稍后重试'
        : '请求未能完成,请刷新页面后重试';
  return new ApiError(response.status, 'common.unreadable', detail, {}, requestId);
}
