import { computed, ref, shallowRef } from 'vue';
import { api, call, type Dto } from '../../api/client.ts';
import { ApiError } from '../../api/errors.ts';
import { useAsync } from '../../composables/useAsync.ts';
import { toast, useTask } from '../../composables/useTask.ts';
import { clashes, sharingItems, type Clash } from './overtaken.ts';

export type Draft = Dto<'DraftDto'>;
export type DraftItem = Dto<'DraftItemDto'>;
export type DraftQuestion = Dto<'DraftQuestionDto'>;
export type DraftEdit = Dto<'DraftEditDto'>;
export type NameChoice = Dto<'DraftNameChoiceDto'>;

/** A colleague saved first: what they did, both values of what we were about to change, and the decision. */
export interface Overtaken {
  changes: Dto<'DraftChangeDto'>[];
  clashes: Clash[];
  decide: (mine: boolean) => void;
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

  /**
   * Sends a change. Where a colleague saved first, theirs is shown and stands until the person says that ours goes on top;
   * where ours touches nothing of theirs (`edits` tell), it goes on top by itself, and we are told. `once`: never again
   * (the last change to take back would be theirs). Undefined: not saved.
   */
  async function attempt<Answer>(
    send: (version: number) => Promise<Answer>,
    edits: DraftEdit[] | 'once' | null,
  ): Promise<Answer | undefined> {
    for (;;) {
      const mine = draft.value!;
      let stale: ApiError | null = null;
      const answer = await run(() => send(mine.version), {
        failed: (problem) => {
          if (!(problem instanceof ApiError) || problem.status !== 409) return false;
          if (problem.stale) stale = problem;
          else {
            toast.problem(problem);
            void reload();
          }
          return true;
        },
      });
      if (!stale) return answer;
      const { changes = [] } = ((stale as ApiError).details.current ?? {}) as {
        changes?: Dto<'DraftChangeDto'>[];
      };
      await reload();
      if (draft.value!.version === mine.version) return undefined;
      const others = [...new Set(changes.map(({ by }) => by))].join('、');
      if (edits === 'once') {
        toast.problem(`${others}刚修改了这份草稿(${changes.at(-1)?.words ?? ''}),没有撤销,请核对后再定`);
        return undefined;
      }
      const found = edits && clashes(edits, mine, draft.value!);
      if (found?.length === 0) {
        toast.done(`${others}刚修改了其他内容,两边的修改都已保存`);
        continue;
      }
      const again = await new Promise<boolean>((decide) => {
        overtaken.value = { changes, clashes: found ?? [], decide };
      });
      overtaken.value = null;
      if (!again) return undefined;
    }
  }
  function write<Answer>(
    send: (version: number) => Promise<Answer>,
    edits: DraftEdit[] | 'once' | null = null,
  ): Promise<Answer | undefined> {
    pending.value++;
    const turn = line.then(() => attempt(send, edits));
    line = turn.finally(() => pending.value--);
    return turn;
  }
  const show = (state: Dto<'DraftStateDto'> | undefined): boolean => {
    if (state) draft.value = { ...draft.value!, ...sharingItems(state, draft.value!) };
    return Boolean(state);
  };

  async function edit(...edits: DraftEdit[]): Promise<boolean> {
    if (edits.length === 0) return true;
    return show(
      await write(
        (version) => call(api.POST('/api/v1/drafts/{id}/edits', { params, body: { version, edits } })),
        edits,
      ),
    );
  }

  const mapNames = async (names: NameChoice[]): Promise<boolean> =>
    show(
      await write(
        (version) => call(api.POST('/api/v1/drafts/{id}/names', { params, body: { version, names } })),
        names.map(({ name }) => ({ type: 'mapName', name })),
      ),
    );

  async function undo(): Promise<void> {
    const words = draft.value?.lastChange?.words;
    const done = show(
      await write(
        (version) => call(api.POST('/api/v1/drafts/{id}/undo', { params, body: { version } })),
        'once',
      ),
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
