import { Bell } from '@element-plus/icons-vue';
import type { Screen } from '../../router/screen.ts';

export const supervisionScreens: Screen[] = [
  {
    path: '/notices',
    name: 'notices',
    title: '督办催办',
    component: () => import('./NoticesPage.vue'),
    needs: 'notice.read',
    menu: { icon: Bell },
  },
];
