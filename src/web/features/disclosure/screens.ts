import { Message } from '@element-plus/icons-vue';
import type { Screen } from '../../router/screen.ts';

export const disclosureScreens: Screen[] = [
  {
    path: '/disclosure-requests',
    name: 'disclosure',
    title: '依申请公开',
    component: () => import('./RequestsPage.vue'),
    needs: 'disclosure.read',
    menu: { icon: Message },
  },
  {
    path: '/disclosure-requests/:id',
    name: 'disclosure-request',
    title: '申请办理',
    component: () => import('./RequestPage.vue'),
    needs: 'disclosure.read',
    parent: 'disclosure',
  },
];
