import { computed, shallowRef } from 'vue';
import { api, call, type Dto } from '../api/client.ts';
import { useUnits } from './useUnits.ts';

const groups = shallowRef<Dto<'UnitGroupDto'>[]>([]);

/** Units and collectives together: what a task can be assigned to. A target's key is `u:<id>` or `g:<id>`. */
export function useTargets() {
  const { units, load } = useUnits();

  async function loadTargets(fresh = false): Promise<void> {
    await Promise.all([
      load(fresh),
      call(api.GET('/api/v1/unit-groups')).then(({ items }) => (groups.value = items)),
    ]);
  }
  const names = computed(
    () =>
      new Map([
        ...units.value.map(({ id, name }): [string, string] => [`u:${id}`, name]),
        ...groups.value.map(({ id, name }): [string, string] => [`g:${id}`, name]),
      ]),
  );

  return { units, groups, loadTargets, targetName: (key: string) => names.value.get(key) ?? '' };
}

export const keyOfTarget = (target: { unitId?: string | null; groupId?: string | null }): string =>
  target.unitId ? `u:${target.unitId}` : target.groupId ? `g:${target.groupId}` : '';

export const targetOfKey = (key: string): { unitId: string | null; groupId: string | null } => ({
  unitId: key.startsWith('u:') ? key.slice(2) : null,
  groupId: key.startsWith('g:') ? key.slice(2) : null,
});
