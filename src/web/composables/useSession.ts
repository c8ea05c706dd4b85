import { computed, readonly, shallowRef } from 'vue';
import type { PersonRole } from '../../shared/vocabulary.ts';
import type { Permission } from '../../shared/permissions.ts';
import { api, call, setCsrfToken, type Dto } from '../api/client.ts';

const session = shallowRef<Dto<'SessionDto'> | null>(null);
let pending: Promise<Dto<'SessionDto'>> | null = null;

function keep(next: Dto<'SessionDto'>): Dto<'SessionDto'> {
  session.value = next;
  setCsrfToken(next.csrfToken);
  return next;
}

/** Reads the session once; `fresh` reads it again. */
async function load(fresh = false): Promise<Dto<'SessionDto'>> {
  if (session.value && !fresh) return session.value;
  pending ??= call(api.GET('/api/v1/session'))
    .then(keep)
    .finally(() => (pending = null));
  return pending;
}

async function login(username: string, password: string): Promise<Dto<'SessionDto'>> {
  return keep(await call(api.POST('/api/v1/session', { body: { username, password } })));
}

async function logout(): Promise<void> {
  await call(api.DELETE('/api/v1/session'));
  forget();
}

async function changePassword(current: string, next: string): Promise<void> {
  keep(await call(api.POST('/api/v1/session/password', { body: { current, next } })));
}

/** The server no longer knows us: the next `load` asks again. */
function forget(): void {
  session.value = null;
  setCsrfToken(null);
}

const user = computed(() => session.value?.user ?? null);

/** Whether a screen is for this person. What may be done with one thing is in that thing's `can`, never decided here. */
const may = (permission: Permission): boolean => user.value?.permissions.includes(permission) ?? false;
const hasRole = (...roles: PersonRole[]): boolean =>
  user.value?.roles.some(({ role }) => roles.includes(role)) ?? false;

/** Who is logged in; one state for the whole page. */
export function useSession() {
  return { session: readonly(session), user, load, login, logout, changePassword, forget, may, hasRole };
}
