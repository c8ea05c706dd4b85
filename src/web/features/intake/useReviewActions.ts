import type { Ref } from 'vue';
import { useRouter } from 'vue-router';
import type { ChosenUnit } from '../../components/AssignDialog.vue';
import { confirmed } from '../../components/confirm.ts';
import { toast } from '../../composables/useTask.ts';
import type { DraftDesk } from './useDraft.ts';

/** What can be done with a draft as a whole, or with some of its items. `done` follows each change of ticked items. */
export function useReviewActions(desk: DraftDesk, assigning: Ref<string[] | null>, done: () => void) {
  const router = useRouter();
  const toPlan = (id: string) => router.push({ name: 'plan', params: { id } });

  async function setKind(items: string[], kind: 'task' | 'section'): Promise<void> {
    if (await desk.edit({ type: 'setKind', items, kind })) done();
  }
  async function assign(units: ChosenUnit[], replace: boolean): Promise<void> {
    if (!(await desk.edit({ type: 'assign', items: assigning.value!, units, replace }))) return;
    toast.done(`已为 ${assigning.value!.length} 项任务指定单位`);
    assigning.value = null;
    done();
  }
  async function merge(items: string[]): Promise<void> {
    if (items.length > 1 && (await desk.edit({ type: 'mergeItems', items }))) done();
  }
  /** No question asked: it can be taken back. */
  async function drop(items: string[]): Promise<void> {
    if (items.length === 0 || !(await desk.edit({ type: 'dropItems', items }))) return;
    toast.done(`已删除 ${items.length} 条,可按“撤销”恢复`);
    done();
  }
  async function confirmDraft(): Promise<void> {
    const { counts, items, purpose } = desk.draft.value!;
    const bare = items.filter(({ kind, assignments }) => kind === 'task' && assignments.length === 0).length;
    const words = [
      `将把 ${counts.tasks} 项任务、${counts.assignments} 处责任单位、${counts.deadlines} 处时限写入计划(草稿状态,发布前各单位看不到)。`,
      bare > 0 ? `${bare} 项任务没有指定单位。` : '',
    ].join('');
    const upstream = `将把 ${counts.tasks} 项任务存为上级计划,只供对照,不下达,不产生时限。`;
    if (!(await confirmed('确认导入', purpose === 'upstream' ? upstream : words, '确认导入'))) return;
    const answer = await desk.confirm();
    if (answer) await toPlan(answer.planId);
  }
  async function discard(): Promise<void> {
    if (!(await confirmed('放弃导入', '放弃后这份草稿不能再修改;需要时可重新上传文件。', '放弃'))) return;
    if (await desk.discard()) await router.push({ name: 'plan-import' });
  }
  return { setKind, assign, merge, drop, confirmDraft, discard, toPlan };
}
