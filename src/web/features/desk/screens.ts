import { Odometer } from '@element-plus/icons-vue';
import type { Screen } from '../../router/screen.ts';

export const deskScreens: Screen[] = [
  {
    path: '/desk',
    name: 'desk',
    title: '工作台',
    component: () => import('./DeskPage.vue'),
    roles: ['coordinator', 'liaison', 'leader'],
    menu: { icon: Odometer },
  },
];
