import { computed, ref, shallowRef } from 'vue';
import { api, call, type Dto } from '../../api/client.ts';
import { ApiError } from '../../api/errors.ts';
import { useAsync } from '../../composables/useAsync.ts';
import { toast, useTask } from '../../composables/useTask.ts';

export type Draft = Dto<'DraftDto'>;
export type DraftItem = Dto<'DraftItemDto'>;
export type DraftQuestion = Dto<'DraftQuestionDto'>;
export type DraftEdit = Dto<'DraftEditDto'>;
export type NameChoice = Dto<'DraftNameChoiceDto'>;

/** A colleague saved first: what they did, which items stand otherwise now, and how to do ours after all. */
export interface Overtaken {
  changes: Dto<'DraftChangeDto'>[];
  items: string[];
  again: () => Promise<unknown>;
}

/** A draft under review. Writes go one after the other, each with the version that the one before it left. */
export function useDraft(id: string) {
  const params = { path: { id } };
  const {
    data: draft,
    error,
    loading,
    reload,
  } = useAsync(() => call(api.GET('/api/v1/drafts/{id}', { params })));
  const { run } = useTask();
  const pending = ref(0);
  const overtaken = shallowRef<Overtaken | null>(null);
  let line: Promise<unknown> = Promise.resolve();

  /** Shows theirs and says who did what; ours is not lost, it can be done again on top. */
  const failed =
    (again: () => Promise<unknown>) =>
    (problem: unknown): boolean => {
      if (!(problem instanceof ApiError) || problem.status !== 409) return false;
      if (problem.stale) {
        const { changes = [], items = [] } = (problem.details.current ?? {}) as {
          changes?: Dto<'DraftChangeDto'>[];
          items?: DraftItem[];
        };
        const known = draft.value?.items ?? [];
        const differs = items.filter(
          (item) => JSON.stringify(item) !== JSON.stringify(known.find(({ key }) => key === item.key)),
        );
        overtaken.value = {
          changes,
          items: differs.map(({ number, text }) => number + text.slice(0, 16)),
          again,
        };
      } else toast.problem(problem);
      void reload();
      return true;
    };

  function write<Answer>(send: (version: number) => Promise<Answer>): Promise<Answer | undefined> {
    pending.value++;
    const again = async (): Promise<unknown> => {
      overtaken.value = null;
      return write(async (version) => {
        const answer = await send(version);
        show(answer);
        return answer;
      });
    };
    const turn = line.then(() => run(() => send(draft.value!.version), { failed: failed(again) }));
    line = turn.finally(() => pending.value--);
    return turn;
  }
  const show = (state: unknown): boolean => {
    if (state && typeof state === 'object' && 'items' in state)
      draft.value = { ...draft.value!, ...(state as Dto<'DraftStateDto'>) };
    return Boolean(state);
  };

  async function edit(...edits: DraftEdit[]): Promise<boolean> {
    if (edits.length === 0) return true;
    return show(
      await write((version) =>
        call(api.POST('/api/v1/drafts/{id}/edits', { params, body: { version, edits } })),
      ),
    );
  }

  const mapNames = async (names: NameChoice[]): Promise<boolean> =>
    show(
      await write((version) =>
        call(api.POST('/api/v1/drafts/{id}/names', { params, body: { version, names } })),
      ),
    );

  async function undo(): Promise<void> {
    const words = draft.value?.lastChange?.words;
    const done = show(
      await write((version) => call(api.POST('/api/v1/drafts/{id}/undo', { params, body: { version } }))),
    );
    if (done) toast.done(`已撤销:${words}`);
  }

  const confirm = (reason?: string) =>
    write((version) => call(api.POST('/api/v1/drafts/{id}/confirm', { params, body: { version, reason } })));

  const discard = () =>
    write((version) => call(api.POST('/api/v1/drafts/{id}/discard', { params, body: { version } })));

  const itemByKey = computed(() => new Map((draft.value?.items ?? []).map((item) => [item.key, item])));
  const nameById = computed(
    () =>
      new Map(
        [...(draft.value?.units ?? []), ...(draft.value?.groups ?? [])].map(({ id: key, shortName }) => [
          key,
          shortName,
        ]),
      ),
  );
  const saving = computed(() => pending.value > 0);

  return {
    draft,
    error,
    loading,
    reload,
    edit,
    mapNames,
    undo,
    confirm,
    discard,
    itemByKey,
    nameById,
    saving,
    overtaken,
  };
}

export type DraftDesk = ReturnType<typeof useDraft>;
