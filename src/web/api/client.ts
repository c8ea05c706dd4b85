import createClient, { type Middleware } from 'openapi-fetch';
import { ApiError, errorOf } from './errors.ts';
import type { components, paths } from './schema.d.ts';

/** The shapes of the API by their names on the server: `Dto<'UnitDto'>`. */
export type Dto<Name extends keyof components['schemas']> = components['schemas'][Name];

let csrfToken: string | null = null;
let onRefused: (error: ApiError) => void = () => {};

/** `useSession` hands over the token of the session it read. */
export function setCsrfToken(token: string | null): void {
  csrfToken = token;
}

/** The router is told of refusals that lead to another page (not logged in, password to be changed). */
export function whenRefused(listener: (error: ApiError) => void): void {
  onRefused = listener;
}

const middleware: Middleware = {
  onRequest({ request }) {
    if (request.method !== 'GET' && csrfToken) request.headers.set('X-CSRF-Token', csrfToken);
    return request;
  },
  async onResponse({ response }) {
    if (response.ok) return undefined;
    const error = await errorOf(response);
    onRefused(error);
    throw error;
  },
  onError({ error }) {
    if (error instanceof ApiError || (error as Error)?.name === 'AbortError') return undefined;
    return new ApiError(0, 'common.offline', '无法连接服务器,请检查网络后重试;已填写的内容仍在页面上');
  },
};

/** Every call, typed by the generated description. Refusals are thrown as `ApiError`; see `call`. */
export const api = createClient<paths>({ baseUrl: '' });
api.use(middleware);

/** Takes the body out of a call: `const units = await call(api.GET('/api/v1/units'))`. Throws `ApiError`. */
export async function call<Data>(request: Promise<{ data?: Data }>): Promise<Data> {
  const { data } = await request;
  return data as Data;
}

/** The body of an upload: `body: upload({ file })` together with `bodySerializer: asForm`. */
export function asForm(body: unknown): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(body as Record<string, unknown>)) {
    if (value === undefined || value === null) continue;
    form.append(name, value instanceof Blob ? value : String(value));
  }
  return form;
}
