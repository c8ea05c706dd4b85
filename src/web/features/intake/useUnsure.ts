import { computed, type Ref } from 'vue';
import { isAcceptable, isUnit, unsureOf, type Finding } from './finding-words.ts';
import type { DraftDesk, DraftEdit } from './useDraft.ts';

/** The findings of the row at hand that wait for a person: pointing at one, taking it, striking it out. */
export function useUnsure(desk: DraftDesk, active: Ref<string | null>, pointed: Ref<string | null>) {
  const here = computed(() => desk.itemByKey.value.get(active.value ?? ''));
  const unsure = computed(() => (here.value ? unsureOf(here.value) : []));
  const current = computed(() => unsure.value.find(({ key }) => key === pointed.value) ?? null);

  function turn(by: number): void {
    const { length } = unsure.value;
    if (length === 0) return;
    const at = unsure.value.findIndex(({ key }) => key === pointed.value);
    pointed.value = unsure.value[at < 0 ? (by > 0 ? 0 : length - 1) : (at + by + length) % length].key;
  }
  /** The one after it is pointed at, so that a row is settled by one key pressed again and again. */
  async function settle(finding: Finding, edit: DraftEdit): Promise<boolean> {
    const at = unsure.value.findIndex(({ key }) => key === finding.key);
    if (!(await desk.edit(edit))) return false;
    pointed.value = unsure.value[Math.min(at, unsure.value.length - 1)]?.key ?? null;
    return true;
  }
  const accept = (finding: Finding): Promise<boolean> =>
    isAcceptable(finding)
      ? settle(finding, { type: 'accept', items: [active.value!], findings: [finding.key] })
      : Promise.resolve(false);
  const drop = (finding: Finding): Promise<boolean> =>
    settle(
      finding,
      isUnit(finding)
        ? { type: 'dropAssignment', item: active.value!, assignment: finding.key }
        : { type: 'dropDeadline', item: active.value!, deadline: finding.key },
    );
  return { unsure, current, turn, accept, drop };
}
