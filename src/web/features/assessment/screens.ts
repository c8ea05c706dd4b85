import { Medal } from '@element-plus/icons-vue';
import type { Screen } from '../../router/screen.ts';

export const assessmentScreens: Screen[] = [
  {
    path: '/assessments',
    name: 'assessments',
    title: '考核评分',
    component: () => import('./AssessmentsPage.vue'),
    needs: 'assessment.read',
    menu: { icon: Medal },
  },
  {
    path: '/assessments/:id',
    name: 'assessment',
    title: '考核排名',
    component: () => import('./RankingPage.vue'),
    needs: 'assessment.read',
    parent: 'assessments',
  },
  {
    path: '/assessments/:id/units/:unitId',
    name: 'unit-sheet',
    title: '单位评分表',
    component: () => import('./UnitSheetPage.vue'),
    needs: 'assessment.read',
    parent: 'assessment',
  },
];
