import { computed, ref, watch, type Ref } from 'vue';
import type { Draft } from './useDraft.ts';

/** The open questions of a draft, one at a time: which is asked, what still blocks, where in the source it points. */
export function useQuestions(draft: Ref<Draft | null | undefined>, goTo: (itemKey: string) => void) {
  const current = ref<string | null>(null);
  const focusAt = ref<number | null>(null);

  const questions = computed(() => draft.value?.questions ?? []);
  const at = (): number => questions.value.findIndex(({ key }) => key === current.value);
  const index = computed(() => Math.max(0, at()));
  const question = computed(() => questions.value[index.value] ?? null);
  const blocking = computed(() => questions.value.filter(({ blocks }) => blocks));
  const countByItem = computed(() => {
    const counts = new Map<string, number>();
    for (const { items } of questions.value)
      for (const key of items) counts.set(key, (counts.get(key) ?? 0) + 1);
    return counts;
  });

  function ask(by: number): void {
    const { length } = questions.value;
    if (length > 0) current.value = questions.value[(at() + by + length) % length].key;
  }
  function askFirstBlocking(): void {
    current.value = blocking.value[0]?.key ?? current.value;
  }

  watch(current, () => {
    const { span = null, item = null } = question.value ?? {};
    focusAt.value = span?.[0] ?? null;
    if (item) goTo(item);
  });
  // An answered question is gone: the one that took its place is asked next.
  watch(questions, (now, before) => {
    if (now.some(({ key }) => key === current.value)) return;
    const was = before?.findIndex(({ key }) => key === current.value) ?? 0;
    current.value = now[Math.min(Math.max(was, 0), now.length - 1)]?.key ?? null;
  });

  return { questions, question, index, blocking, countByItem, focusAt, ask, askFirstBlocking };
}
