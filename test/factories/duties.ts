import { SYSTEM_ACTOR } from '../../src/server/common/actor.js';
import { dateInShanghai } from '../../src/server/common/calendar-date.js';
import { DeadlineRules, type NewRule } from '../../src/server/modules/deadline/deadline-rules.service.js';
import { seedCalendar } from '../../src/server/modules/deadline/seed-calendar.js';
import { Assignment } from '../../src/server/modules/plan/entities/assignment.entity.js';
import { PlanItem } from '../../src/server/modules/plan/entities/plan-item.entity.js';
import { DEFAULT_CADENCE, DEFAULT_STAGES, Plan } from '../../src/server/modules/plan/entities/plan.entity.js';
import type { UnitRole } from '../../src/shared/vocabulary.js';
import type { CastUnit, World } from '../world.js';

export interface TaskInput {
  title?: string;
  units?: [unit: CastUnit, role: UnitRole][];
  /** Duties handed over for the leads. */
  rules?: Partial<NewRule>[];
}

export interface PublishedPlan {
  planId: string;
  items: string[];
}

/**
 * A published plan of the bureau with one task per entry, its rules handed over by the real service as of the clock's
 * day. Bearers are the leads; supporting units owe nothing.
 */
export async function publishPlan(
  world: World,
  tasks: TaskInput[],
  columns: Partial<Plan> = {},
): Promise<PublishedPlan> {
  const now = world.clock.now();
  const publishedOn = dateInShanghai(now);
  await seedCalendar(world.dataSource);
  return world.dataSource.transaction(async (em) => {
    const plan = em.create(Plan, {
      ownerUnitId: world.unit.bureau,
      title: '年度工作要点',
      year: Number(publishedOn.slice(0, 4)),
      issuedOn: publishedOn,
      status: 'published',
      cadence: DEFAULT_CADENCE,
      stages: DEFAULT_STAGES,
      createdAt: now,
      publishedAt: now,
      ...columns,
    });
    const { identifiers } = await em.insert(Plan, plan);
    const planId = identifiers[0].id as string;
    const items: string[] = [];
    const rules: NewRule[] = [];
    for (const [
      position,
      { title = `任务${position + 1}`, units = [], rules: own = [] },
    ] of tasks.entries()) {
      const number = `${position + 1}.`;
      const item = { planId, parentId: null, position, number, path: String(position + 1), level: 1 };
      const inserted = await em.insert(PlanItem, { ...item, kind: 'task', title, text: `${title}。` });
      const planItemId = inserted.identifiers[0].id as string;
      items.push(planItemId);
      if (units.length > 0) {
        await em.insert(
          Assignment,
          units.map(([unit, role], sort) => ({ planItemId, unitId: world.unit[unit], role, sort })),
        );
      }
      const bearers = units
        .filter(([, role]) => role !== 'support')
        .map(([unit]) => ({ unitId: world.unit[unit], principal: true }));
      rules.push(
        ...own.map((rule) => ({
          planItemId,
          kind: 'deliver' as const,
          spec: { kind: 'ongoing' as const },
          eventTypeId: null,
          raw: null,
          title,
          bearers,
          ...rule,
        })),
      );
    }
    const dates = { id: planId, issuedOn: plan.issuedOn!, publishedOn };
    await world.get(DeadlineRules).handOver(em, SYSTEM_ACTOR, now, dates, rules);
    return { planId, items };
  });
}
