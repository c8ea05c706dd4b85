import { AlarmClock } from '@element-plus/icons-vue';
import type { Screen } from '../../router/screen.ts';

export const eventScreens: Screen[] = [
  {
    path: '/events',
    name: 'events',
    title: '触发事项',
    component: () => import('./EventsPage.vue'),
    needs: 'event.read',
    menu: { icon: AlarmClock },
  },
];
