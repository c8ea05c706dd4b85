import { onBeforeUnmount, onMounted } from 'vue';

/** Where a key belongs to the control that has the focus, not to the page. */
const TYPING =
  'input:not([type=checkbox]), textarea, [contenteditable], .el-select, .el-dialog, .el-drawer, .el-overlay';

/** The review by keyboard, unless somebody types or a dialog is open. A key with Shift is named `Shift+ArrowDown`. */
export function useReviewKeys(keys: Record<string, () => void>, busy: () => boolean): void {
  function onKey(event: KeyboardEvent): void {
    const target = event.target as HTMLElement;
    if (busy() || event.ctrlKey || event.metaKey || event.altKey) return;
    if (target.closest(TYPING)) {
      if (event.key === 'Escape') (target as HTMLInputElement).blur();
      return;
    }
    if ((event.key === 'Enter' || event.key === ' ') && target.closest('button, a')) return;
    const name = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const act = keys[event.shiftKey && name.startsWith('Arrow') ? `Shift+${name}` : name];
    if (!act) return;
    act();
    event.preventDefault();
  }
  onMounted(() => window.addEventListener('keydown', onKey));
  onBeforeUnmount(() => window.removeEventListener('keydown', onKey));
}
