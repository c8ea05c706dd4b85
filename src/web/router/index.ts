import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router';
import { whenRefused } from '../api/client.ts';
import { useSession } from '../composables/useSession.ts';
import { SCREENS } from './registry.ts';
import type { Screen } from './screen.ts';

const { load, forget, user, may, hasRole } = useSession();

const allowed = (screen: Screen): boolean =>
  (!screen.needs || may(screen.needs)) && (!screen.roles || hasRole(...screen.roles));

/** The menu of this person: what one may not do is absent. */
export const menuOfPerson = (): Screen[] => SCREENS.filter((screen) => screen.menu && allowed(screen));

const NoAccess = () => import('../features/frame/NoAccessPage.vue');
const records: RouteRecordRaw[] = [
  {
    path: '/login',
    name: 'login',
    component: () => import('../features/session/LoginPage.vue'),
    meta: { open: true, title: '登录' },
  },
  {
    path: '/password',
    name: 'password',
    component: () => import('../features/session/PasswordPage.vue'),
    meta: { title: '修改密码' },
  },
  {
    path: '/',
    component: () => import('../features/frame/AppFrame.vue'),
    children: [
      {
        path: '',
        name: 'home',
        component: () => import('../features/frame/HomePage.vue'),
        meta: { title: '首页' },
      },
      ...SCREENS.map(
        (screen) =>
          ({
            path: screen.path.slice(1),
            name: screen.name,
            component: screen.component as RouteRecordRaw['component'],
            meta: { screen, title: screen.title },
          }) as RouteRecordRaw,
      ),
      { path: 'no-access', name: 'no-access', component: NoAccess, meta: { title: '没有权限' } },
      {
        path: ':rest(.*)*',
        name: 'not-found',
        component: () => import('../features/frame/NotFoundPage.vue'),
        meta: { title: '页面不存在' },
      },
    ],
  },
];

export const router = createRouter({
  history: createWebHistory(),
  routes: records,
  scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? false : { top: 0 }),
});

router.beforeEach(async (to) => {
  const session = await load().catch(() => null);
  if (to.meta.open) return session?.user && to.name === 'login' ? safeReturn(to.query.next) : true;
  if (!session?.user) return { name: 'login', query: to.fullPath === '/' ? {} : { next: to.fullPath } };
  if (session.user.mustChangePassword && to.name !== 'password') {
    return { name: 'password', query: to.fullPath === '/' ? {} : { next: to.fullPath } };
  }
  if (to.name === 'home') {
    const first = menuOfPerson()[0];
    return first ? { name: first.name, replace: true } : true;
  }
  const { screen } = to.meta;
  if (screen && !allowed(screen)) return { name: 'no-access', query: { from: screen.title }, replace: true };
  return true;
});

router.afterEach((to) => {
  document.title = to.meta.title ? `${to.meta.title} · 督办` : '督办';
});

// After an upgrade of the server an old page asks for files that are gone: load the page anew, once.
router.onError((error, to) => {
  if (!/dynamically imported module|Importing a module|preload/i.test(String(error?.message))) return;
  const key = 'duban.reloaded';
  if (sessionStorage.getItem(key) === to.fullPath) return;
  sessionStorage.setItem(key, to.fullPath);
  location.assign(to.fullPath);
});

whenRefused((error) => {
  const here = router.currentRoute.value;
  if (error.code === 'auth.required' && user.value) {
    forget();
    void router.push({ name: 'login', query: { next: here.fullPath, ended: '1' } });
  } else if (error.code === 'auth.must_change_password') {
    void load(true).then(() => router.push({ name: 'password', query: { next: here.fullPath } }));
  } else if (error.code === 'auth.csrf') {
    // Logged in anew in another window: the next attempt carries the new token.
    void load(true);
  }
});

/** Where to go after login: a path of ours, never another site. */
export const safeReturn = (next: unknown): string =>
  typeof next === 'string' && /^\/(?![/\\])/.test(next) && !next.startsWith('/login') ? next : '/';
