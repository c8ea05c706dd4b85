import { onBeforeUnmount, onMounted } from 'vue';

/** Where a key belongs to the control that has the focus, not to the page. */
const TYPING =
  'input:not([type=checkbox]), textarea, [contenteditable], .el-select, .el-dialog, .el-drawer, .el-overlay';

/** The review by keyboard: ↑ ↓ N A X and Enter, unless somebody types or a dialog is open. */
export function useReviewKeys(keys: Record<string, () => void>, busy: () => boolean): void {
  function onKey(event: KeyboardEvent): void {
    const target = event.target as HTMLElement;
    if (target.closest(TYPING) || busy() || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter' && target.closest('button, a')) return;
    const act = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!act) return;
    act();
    event.preventDefault();
  }
  onMounted(() => window.addEventListener('keydown', onKey));
  onBeforeUnmount(() => window.removeEventListener('keydown', onKey));
}
