import { computed } from 'vue';
import { api, call } from '../../api/client.ts';
import { useAsync } from '../../composables/useAsync.ts';

/** The catalogue of event types, and whether this person may add to it. */
export function useEventTypes() {
  const { data, reload } = useAsync(() => call(api.GET('/api/v1/event-types')));
  return {
    types: computed(() => data.value?.items ?? []),
    /** Those offered for new events. */
    inUse: computed(() => data.value?.items.filter(({ retired }) => !retired) ?? []),
    canCreate: computed(() => data.value?.can.create ?? false),
    reload,
  };
}
