import { computed, shallowRef } from 'vue';
import { api, call, type Dto } from '../api/client.ts';

export interface UnitNode extends Dto<'UnitDto'> {
  children: UnitNode[];
}

const list = shallowRef<Dto<'UnitListDto'> | null>(null);
let pending: Promise<void> | null = null;

/** The unit tree, read once for the whole page; `refresh` after a change. */
async function load(fresh = false): Promise<void> {
  if (list.value && !fresh) return;
  pending ??= call(api.GET('/api/v1/units'))
    .then((answer) => void (list.value = answer))
    .finally(() => (pending = null));
  await pending;
}

const units = computed(() => list.value?.items ?? []);
const byId = computed(() => new Map(units.value.map((unit) => [unit.id, unit])));
const tree = computed(() => {
  const nodes = new Map(units.value.map((unit): [string, UnitNode] => [unit.id, { ...unit, children: [] }]));
  const roots: UnitNode[] = [];
  for (const node of nodes.values()) (nodes.get(node.parentId ?? '')?.children ?? roots).push(node);
  return roots;
});

export function useUnits() {
  return {
    units,
    tree,
    canManage: computed(() => list.value?.can.manage ?? false),
    load,
    refresh: () => load(true),
    /** Drops what is known, at a change of person. */
    forgetUnits: () => (list.value = null),
    nameOf: (id: string | null | undefined) => byId.value.get(id ?? '')?.name ?? '—',
    shortNameOf: (id: string | null | undefined) => byId.value.get(id ?? '')?.shortName ?? '—',
  };
}
