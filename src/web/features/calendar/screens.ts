import { Calendar, Clock } from '@element-plus/icons-vue';
import type { Screen } from '../../router/screen.ts';

export const calendarScreens: Screen[] = [
  {
    path: '/calendar/month',
    name: 'calendar-month',
    title: '应办日历',
    component: () => import('./MonthPage.vue'),
    needs: 'deadline.read',
    menu: { icon: Calendar, word: '日历' },
  },
  {
    path: '/calendar',
    name: 'calendar',
    title: '工作日历',
    component: () => import('./CalendarPage.vue'),
    needs: 'calendar.read',
    menu: { icon: Clock, word: '放假与补班' },
  },
];
