import { ref } from 'vue';
import { api, call, type Dto } from '../../api/client.ts';
import { useTask } from '../../composables/useTask.ts';
import { FIELD_WORDS } from './useFiling.ts';

type Row = Pick<Dto<'ReportDto'>, 'id' | 'version' | 'unitShortName'>;

/** What a reviewer does with a filing; `decided` gets the filing as it is afterwards. */
export function useReview(decided: (report: Dto<'ReportDto'>) => void) {
  const { run, busy } = useTask();
  const returning = ref(false);

  async function approve({ id, version, unitShortName }: Row): Promise<void> {
    const answer = await run(
      () => call(api.POST('/api/v1/reports/{id}/approve', { params: { path: { id } }, body: { version } })),
      { done: `已通过:${unitShortName}`, labels: FIELD_WORDS },
    );
    if (answer) decided(answer);
  }

  async function sendBack({ id, version, unitShortName }: Row, reason: string): Promise<void> {
    const body = { version, reason };
    const answer = await run(
      () => call(api.POST('/api/v1/reports/{id}/return', { params: { path: { id } }, body })),
      { done: `已退回:${unitShortName}`, labels: FIELD_WORDS },
    );
    if (!answer) return;
    returning.value = false;
    decided(answer);
  }

  return { approve, sendBack, returning, busy };
}
