import { EditPen } from '@element-plus/icons-vue';
import type { Screen } from '../../router/screen.ts';

export const progressScreens: Screen[] = [
  {
    path: '/reports',
    name: 'reports',
    title: '进展报送',
    component: () => import('./ReportsPage.vue'),
    needs: 'report.read',
    menu: { icon: EditPen },
  },
  {
    path: '/reports/review',
    name: 'report-review',
    title: '审核报送',
    component: () => import('./ReviewPage.vue'),
    needs: 'report.review',
    parent: 'reports',
  },
  {
    path: '/reports/:id',
    name: 'report',
    title: '报送详情',
    component: () => import('./ReportPage.vue'),
    needs: 'report.read',
    parent: 'reports',
  },
];
