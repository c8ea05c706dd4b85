import { View } from '@element-plus/icons-vue';
import type { Screen } from '../../router/screen.ts';

export const auditScreens: Screen[] = [
  {
    path: '/system/audit',
    name: 'audit',
    title: '审计记录',
    component: () => import('./AuditPage.vue'),
    needs: 'audit.read',
    menu: { icon: View, group: '系统' },
  },
];
