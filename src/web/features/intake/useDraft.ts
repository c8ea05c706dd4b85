import { computed, ref } from 'vue';
import { api, call, type Dto } from '../../api/client.ts';
import { ApiError } from '../../api/errors.ts';
import { useAsync } from '../../composables/useAsync.ts';
import { toast, useTask } from '../../composables/useTask.ts';

export type Draft = Dto<'DraftDto'>;
export type DraftItem = Dto<'DraftItemDto'>;
export type DraftQuestion = Dto<'DraftQuestionDto'>;
export type DraftEdit = Dto<'DraftEditDto'>;

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
  let line: Promise<unknown> = Promise.resolve();

  /** Someone else worked on it meanwhile: show theirs, and ask to do it again. */
  const failed = (problem: unknown): boolean => {
    if (!(problem instanceof ApiError) || problem.status !== 409) return false;
    toast.problem(problem.stale ? '这份草稿刚被他人修改,已载入最新内容,请核对后再做一次' : problem);
    void reload();
    return true;
  };

  function write<Answer>(send: (version: number) => Promise<Answer>): Promise<Answer | undefined> {
    pending.value++;
    const turn = line.then(() => run(() => send(draft.value!.version), { failed }));
    line = turn.finally(() => pending.value--);
    return turn;
  }

  async function edit(...edits: DraftEdit[]): Promise<boolean> {
    if (edits.length === 0) return true;
    const state = await write((version) =>
      call(api.POST('/api/v1/drafts/{id}/edits', { params, body: { version, edits } })),
    );
    if (state) draft.value = { ...draft.value!, ...state };
    return Boolean(state);
  }

  async function mapName(input: Omit<Dto<'MapDraftNameDto'>, 'version'>): Promise<boolean> {
    const state = await write((version) =>
      call(api.POST('/api/v1/drafts/{id}/names', { params, body: { version, ...input } })),
    );
    if (state) draft.value = { ...draft.value!, ...state };
    return Boolean(state);
  }

  const confirm = (waivers: { leaveUnassigned: boolean; acceptGoodRows: boolean }) =>
    write((version) =>
      call(api.POST('/api/v1/drafts/{id}/confirm', { params, body: { version, ...waivers } })),
    );

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

  return { draft, error, loading, reload, edit, mapName, confirm, discard, itemByKey, nameById, saving };
}

export type DraftDesk = ReturnType<typeof useDraft>;
