import { Tickets } from '@element-plus/icons-vue';
import type { Screen } from '../../router/screen.ts';

export const ledgerScreens: Screen[] = [
  {
    path: '/ledger',
    name: 'ledger',
    title: '督办台账',
    component: () => import('./LedgerPage.vue'),
    needs: 'ledger.read',
    menu: { icon: Tickets },
  },
  {
    path: '/items/:id',
    name: 'item',
    title: '任务详情',
    component: () => import('../item/ItemPage.vue'),
    needs: 'plan.read',
    parent: 'ledger',
  },
];
