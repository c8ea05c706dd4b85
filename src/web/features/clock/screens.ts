import { Timer } from '@element-plus/icons-vue';
import type { Screen } from '../../router/screen.ts';

export const clockScreens: Screen[] = [
  {
    path: '/system/clocks',
    name: 'statutory-clocks',
    title: '法定时限',
    component: () => import('./ClocksPage.vue'),
    needs: 'clock.read',
    roles: ['coordinator', 'admin'],
    menu: { icon: Timer, group: '系统' },
  },
];
