import { Document } from '@element-plus/icons-vue';
import type { Screen } from '../../router/screen.ts';

export const planScreens: Screen[] = [
  {
    path: '/plans',
    name: 'plans',
    title: '工作计划',
    component: () => import('./PlansPage.vue'),
    needs: 'plan.read',
    menu: { icon: Document },
  },
  {
    path: '/plans/:id',
    name: 'plan',
    title: '计划',
    component: () => import('./PlanPage.vue'),
    needs: 'plan.read',
    parent: 'plans',
  },
  {
    path: '/plans/:id/coverage',
    name: 'plan-coverage',
    title: '覆盖情况',
    component: () => import('./CoveragePage.vue'),
    needs: 'plan.manage',
    parent: 'plans',
  },
];
