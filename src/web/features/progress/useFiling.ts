import { computed, onScopeDispose, reactive, ref, shallowRef, watch } from 'vue';
import { api, call, type Dto } from '../../api/client.ts';
import { ApiError, explain } from '../../api/errors.ts';
import { useSession } from '../../composables/useSession.ts';
import { clash } from '../../composables/useTask.ts';

export interface AnswerForm {
  chosen: boolean;
  completedOn: string | null;
  completedAt: string | null;
}
export interface FilingForm {
  progress: string;
  problems: string;
  nextSteps: string;
  percent: number;
  answers: Record<string, AnswerForm>;
}
/** What was typed and has not reached the server, kept in this browser. */
interface Backup {
  version: number;
  form: FilingForm;
}

export const FIELD_WORDS = {
  progress: '进展情况',
  problems: '存在问题',
  nextSteps: '下一步措施',
  percent: '进度',
};
const PAUSE_MS = 800;

const formOf = (report: Dto<'ReportDto'>): FilingForm => ({
  progress: report.progress,
  problems: report.problems,
  nextSteps: report.nextSteps,
  percent: report.percent,
  answers: Object.fromEntries([
    ...report.answerable.map(({ deadlineId }): [string, AnswerForm] => [
      deadlineId,
      { chosen: false, completedOn: null, completedAt: null },
    ]),
    ...report.answers.map(({ deadlineId, completedOn, completedAt }): [string, AnswerForm] => [
      deadlineId,
      { chosen: true, completedOn, completedAt },
    ]),
  ]),
});

const bodyOf = ({ answers, ...texts }: FilingForm, version: number): Dto<'SaveReportDto'> => ({
  version,
  ...texts,
  answers: Object.entries(answers)
    .filter(([, { chosen }]) => chosen)
    .map(([deadlineId, { completedOn, completedAt }]) => ({ deadlineId, completedOn, completedAt })),
});

/**
 * One filing that is saved as typed. Every change is kept in this browser at once and on the server after a short pause;
 * whoever leaves in between finds it again. One write at a time; a write that met a newer version stops the saving until
 * the person has chosen. `answering`: the duty it was opened for, ticked from the start.
 */
export function useFiling(id: string, answering?: string) {
  const { user } = useSession();
  const key = `duban.filing.${user.value?.id}.${id}`;
  const report = shallowRef<Dto<'ReportDto'> | null>(null);
  const form = reactive<FilingForm>({ progress: '', problems: '', nextSteps: '', percent: 0, answers: {} });
  const state = ref<'saved' | 'typing' | 'saving' | 'failed' | 'stale'>('saved');
  const failure = ref('');
  const loadError = ref<unknown>(null);
  /** Typed here once, while the server now holds something else: the person decides. */
  const found = shallowRef<Backup | null>(null);
  let saved = '';
  let timer: number | undefined;
  let running: Promise<boolean> | null = null;

  const written = (): string => JSON.stringify(bodyOf(form, 0));
  const dirty = (): boolean => report.value !== null && written() !== saved;

  function take(next: Dto<'ReportDto'>): void {
    report.value = next;
    Object.assign(form, formOf(next));
    saved = written();
    state.value = 'saved';
  }

  async function load(): Promise<void> {
    try {
      take(await call(api.GET('/api/v1/reports/{id}', { params: { path: { id } } })));
      loadError.value = null;
      restore();
      tickAnswering();
    } catch (error) {
      loadError.value = error;
    }
  }

  function restore(): void {
    const backup = readBackup(key);
    if (!backup || !report.value) return;
    const same = JSON.stringify(bodyOf(backup.form, 0)) === saved;
    if (same || !report.value.can.edit) localStorage.removeItem(key);
    else if (backup.version === report.value.version) Object.assign(form, backup.form);
    else found.value = backup;
  }

  /** Also once a filing under review was taken back. */
  function tickAnswering(): void {
    if (!answering) return;
    const duty = report.value?.answerable.find(({ deadlineId }) => deadlineId === answering);
    const answer = form.answers[answering];
    if (report.value?.can.edit && answer && duty && !duty.pendingReportId) answer.chosen = true;
  }

  /** `use`: puts the text that was found back into the form; otherwise it is dropped. */
  function settleFound(use: boolean): void {
    if (use && found.value) Object.assign(form, found.value.form);
    else localStorage.removeItem(key);
    found.value = null;
  }

  async function write(keepalive = false): Promise<boolean> {
    if (!dirty() || !report.value) return true;
    const sent = written();
    state.value = 'saving';
    try {
      const next = await call(
        api.PATCH('/api/v1/reports/{id}', {
          params: { path: { id } },
          body: bodyOf(form, report.value.version),
          keepalive,
        }),
      );
      report.value = next;
      saved = sent;
      if (written() === sent) {
        localStorage.removeItem(key);
        state.value = 'saved';
      } else schedule();
      return true;
    } catch (error) {
      failed(error);
      return false;
    }
  }

  function failed(error: unknown): void {
    failure.value = explain(error);
    state.value = 'failed';
    if (!(error instanceof ApiError) || !error.stale) return;
    state.value = 'stale';
    const { yours, current } = error.details as Record<'yours' | 'current', Record<string, unknown>>;
    clash.value = { yours: yours ?? {}, current: current ?? {}, labels: FIELD_WORDS };
  }

  /** Everything typed is on the server when this is true. */
  async function flush(keepalive = false): Promise<boolean> {
    window.clearTimeout(timer);
    await running;
    running = write(keepalive).finally(() => (running = null));
    return running;
  }

  function schedule(): void {
    window.clearTimeout(timer);
    if (state.value !== 'stale') timer = window.setTimeout(() => void flush(), PAUSE_MS);
  }

  /** After a clash: what is typed here goes over what the other saved. */
  async function overwrite(): Promise<void> {
    try {
      report.value = await call(api.GET('/api/v1/reports/{id}', { params: { path: { id } } }));
      state.value = 'typing';
      await flush();
    } catch (error) {
      failed(error);
    }
  }

  /** After a clash: what the other saved replaces what is typed here. */
  async function giveWay(): Promise<void> {
    localStorage.removeItem(key);
    await load();
  }

  /** A step that needs the newest version: saves first, then takes over the answer; `null` when saving failed. */
  async function step(
    work: (version: number) => Promise<Dto<'ReportDto'>>,
  ): Promise<Dto<'ReportDto'> | null> {
    if (!(await flush())) return null;
    const next = await work(report.value!.version);
    const typedMeanwhile = dirty();
    if (typedMeanwhile) report.value = next;
    else take(next);
    return next;
  }

  watch(form, () => {
    if (!dirty() || !report.value) return;
    localStorage.setItem(key, JSON.stringify({ version: report.value.version, form }));
    if (state.value !== 'stale') state.value = 'typing';
    schedule();
  });
  const leave = (): void => void (dirty() && state.value !== 'stale' && flush(true));
  window.addEventListener('pagehide', leave);
  onScopeDispose(() => {
    window.removeEventListener('pagehide', leave);
    leave();
  });
  void load();

  return {
    report,
    form,
    state,
    failure,
    loadError,
    found,
    settleFound,
    tickAnswering,
    reload: load,
    flush,
    overwrite,
    giveWay,
    step,
    editable: computed(() => report.value?.can.edit ?? false),
  };
}

function readBackup(key: string): Backup | null {
  try {
    const backup = JSON.parse(localStorage.getItem(key) ?? 'null') as Backup | null;
    return backup && typeof backup.form?.progress === 'string' ? backup : null;
  } catch {
    return null;
  }
}
