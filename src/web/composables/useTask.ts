import { ElMessage } from 'element-plus/es/components/message/index.mjs';
import 'element-plus/es/components/message/style/css';
import { ref, shallowRef, type Ref } from 'vue';
import { ApiError, explain } from '../api/errors.ts';

/** Field of a stale write → its Chinese name; only named fields are shown. */
export type Labels = Record<string, string>;

export interface StaleClash {
  yours: Record<string, unknown>;
  current: Record<string, unknown>;
  labels: Labels;
}

/** The clash to be shown by `StaleDialog`, which stands once in App.vue. */
export const clash = shallowRef<StaleClash | null>(null);

export const toast = {
  done: (message: string) => ElMessage({ type: 'success', message, grouping: true }),
  problem: (error: unknown) =>
    ElMessage({
      type: 'error',
      message: typeof error === 'string' ? error : explain(error),
      duration: 6000,
      showClose: true,
      grouping: true,
    }),
};

/** For `failed`: what is refused of single fields stands beside them; a refusal that names none is told as ever. */
export const besideFields =
  (fields: Ref<Record<string, string>>) =>
  (error: unknown): boolean => {
    if (!(error instanceof ApiError) || Object.keys(error.fields).length === 0) return false;
    fields.value = error.fields;
    return true;
  };

/**
 * Runs what a button does: `busy` while it runs, a word when it is done, a sentence when it is refused, both values when
 * someone else saved first. Returns the result, or undefined when it failed (and was said so); what was typed stays.
 */
export function useTask() {
  const busy = ref(false);

  async function run<Result>(
    work: () => Promise<Result>,
    options: { done?: string; labels?: Labels; failed?: (error: unknown) => boolean } = {},
  ): Promise<Result | undefined> {
    if (busy.value) return undefined;
    busy.value = true;
    try {
      const result = await work();
      if (options.done) toast.done(options.done);
      return result;
    } catch (error) {
      if (options.failed?.(error)) return undefined;
      if (error instanceof ApiError && error.stale && options.labels) {
        const { yours, current } = error.details as unknown as Omit<StaleClash, 'labels'>;
        clash.value = { yours: yours ?? {}, current: current ?? {}, labels: options.labels };
      } else {
        toast.problem(error);
      }
      return undefined;
    } finally {
      busy.value = false;
    }
  }

  return { busy, run };
}
