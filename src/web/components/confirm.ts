import { ElMessageBox } from 'element-plus/es/components/message-box/index.mjs';
import 'element-plus/es/components/message-box/style/css';

/** Asks before something that cannot be taken back. `action` is the word on the button. */
export async function confirmed(title: string, message: string, action: string): Promise<boolean> {
  const answer = await ElMessageBox.confirm(message, title, {
    confirmButtonText: action,
    cancelButtonText: '取消',
    type: 'warning',
  }).catch(() => null);
  return answer !== null;
}
