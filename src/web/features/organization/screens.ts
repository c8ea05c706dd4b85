import { OfficeBuilding } from '@element-plus/icons-vue';
import type { Screen } from '../../router/screen.ts';

export const organizationScreens: Screen[] = [
  {
    path: '/organization',
    name: 'organization',
    title: '单位与用户',
    component: () => import('./OrganizationPage.vue'),
    needs: 'unit.manage',
    menu: { icon: OfficeBuilding },
  },
];
