import { Calendar } from '@element-plus/icons-vue';
import type { Screen } from '../../router/screen.ts';

export const calendarScreens: Screen[] = [
  {
    path: '/calendar',
    name: 'calendar',
    title: '工作日历',
    component: () => import('./CalendarPage.vue'),
    needs: 'calendar.read',
    menu: { icon: Calendar, word: '日历' },
  },
];
