import type { Screen } from '../../router/screen.ts';

export const intakeScreens: Screen[] = [
  {
    path: '/plans/import',
    name: 'plan-import',
    title: '导入计划',
    component: () => import('./ImportPage.vue'),
    needs: 'draft.manage',
    parent: 'plans',
  },
  {
    path: '/drafts/:id',
    name: 'draft-review',
    title: '导入核对',
    component: () => import('./ReviewPage.vue'),
    needs: 'draft.manage',
    parent: 'plan-import',
  },
];
