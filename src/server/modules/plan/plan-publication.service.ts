import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import { dateInShanghai, type CalendarDate } from '../../common/calendar-date.js';
import type { UnitRole } from '../../../shared/vocabulary.js';
import { AuditService } from '../audit/audit.service.js';
import { DeadlineRules, type NewRule } from '../deadline/deadline-rules.service.js';
import { softLine, softRule, softWords, type SoftPolicyLine } from '../deadline/domain/soft-policy.js';
import { OutboxService, type Message } from '../notification/outbox.service.js';
import { UnitDirectory } from '../organization/unit-directory.js';
import { bearersOf, type AssignedUnit } from './domain/bearers.js';
import { labelOf } from './domain/item-label.js';
import type { FilingCadence } from './entities/plan.entity.js';
import type { NewRequirement } from './plan-writer.service.js';

export interface DatedPlan {
  id: string;
  title: string;
  issuedOn: string;
  cadence: FilingCadence;
  softPolicy: SoftPolicyLine[];
  innerWorkdays: number | null;
}

export interface Task {
  id: string;
  path: string;
  title: string;
  assignments: AssignedUnit[];
  requirements: (NewRequirement & { innerWorkdays: number | null; policy: SoftPolicyLine | null })[];
}

export interface PublicationCounts {
  tasks: number;
  unassigned: number;
  units: number;
  rules: number;
  deadlines: number;
}

/** What publication does to a plan that has just become `published`; all in the caller's transaction. */
@Injectable()
export class PlanPublication {
  constructor(
    private readonly directory: UnitDirectory,
    private readonly rules: DeadlineRules,
    private readonly audit: AuditService,
    private readonly outbox: OutboxService,
  ) {}

  /** Expands groups to the members of the day, hands the rules over with their bearers, tells the units, and records it. */
  async run(em: EntityManager, actor: Actor, now: Date, plan: DatedPlan): Promise<PublicationCounts> {
    const publishedOn = dateInShanghai(now);
    const { tasks, rules } = await this.expanded(em, plan, publishedOn);
    const handedOver = await this.rules.handOver(em, actor, now, { ...plan, publishedOn }, rules);
    const units = [
      ...new Set(tasks.flatMap(({ assignments }) => assignments.flatMap(({ unitId }) => unitId ?? []))),
    ];
    const liaisons = await this.directory.liaisonsOf(em, units);
    await this.outbox.enqueue(em, now, messages(plan, tasks, liaisons));
    const counts = {
      tasks: tasks.filter(({ assignments }) => bearersOf(assignments, 'deliver').length > 0).length,
      unassigned: tasks.filter(({ assignments }) => assignments.length === 0).length,
      units: units.length,
      ...handedOver,
    };
    await this.record(em, actor, now, plan, tasks, counts);
    return counts;
  }

  /** Expands groups to their members of a day; answers the tasks with their units, and what they ask of whom. */
  async expanded(
    em: EntityManager,
    plan: Pick<DatedPlan, 'id' | 'cadence' | 'softPolicy' | 'innerWorkdays'>,
    on: string,
  ): Promise<{ tasks: Task[]; rules: NewRule[] }> {
    await this.expandGroups(em, plan.id, on);
    return this.asked(em, plan, on);
  }

  /** The same with the units that there are: who belongs to a group was settled at publication. */
  async asked(
    em: EntityManager,
    plan: Pick<DatedPlan, 'id' | 'cadence' | 'softPolicy' | 'innerWorkdays'>,
    on: string,
  ): Promise<{ tasks: Task[]; rules: NewRule[] }> {
    const tasks = await this.tasksOf(em, plan.id);
    return { tasks, rules: tasks.flatMap((task) => rulesOf(task, plan, on)) };
  }

  /** Adds the members of groups as assignments of their own, but for units that the item names itself. */
  private async expandGroups(em: EntityManager, planId: string, on: string): Promise<void> {
    const groups = await em.query<{ id: string }[]>(
      `SELECT DISTINCT a.group_id AS id FROM assignment a JOIN plan_item i ON i.id = a.plan_item_id
       WHERE i.plan_id = $1 AND i.retired_on IS NULL AND a.group_id IS NOT NULL AND a.unit_id IS NULL`,
      [planId],
    );
    if (groups.length === 0) return;
    const members = await this.directory.expandGroups(
      em,
      groups.map(({ id }) => id),
      on,
    );
    const pairs = [...members].flatMap(([groupId, unitIds]) =>
      unitIds.map((unitId) => ({ groupId, unitId })),
    );
    await em.query(
      `INSERT INTO assignment (plan_item_id, unit_id, group_id, role, sort)
       SELECT a.plan_item_id, m."unitId", a.group_id, a.role, a.sort
       FROM assignment a JOIN plan_item i ON i.id = a.plan_item_id
       JOIN jsonb_to_recordset($2::jsonb) AS m("groupId" uuid, "unitId" uuid) ON m."groupId" = a.group_id
       WHERE i.plan_id = $1 AND i.retired_on IS NULL AND a.unit_id IS NULL AND NOT EXISTS (SELECT 1 FROM assignment o
         WHERE o.plan_item_id = a.plan_item_id AND o.unit_id = m."unitId" AND o.group_id IS NULL)
       ORDER BY a.sort ON CONFLICT DO NOTHING`,
      [planId, JSON.stringify(pairs)],
    );
  }

  private tasksOf(em: EntityManager, planId: string): Promise<Task[]> {
    return em.query<Task[]>(
      `SELECT i.id, i.path, i.title,
         COALESCE((SELECT json_agg(json_build_object('unitId', a.unit_id, 'groupId', a.group_id, 'role', a.role) ORDER BY a.sort, a.id)
           FROM assignment a WHERE a.plan_item_id = i.id), '[]') AS assignments,
         COALESCE((SELECT json_agg(json_build_object('spec', r.spec, 'eventTypeId', r.event_type_id, 'raw', r.raw,
             'innerWorkdays', r.inner_workdays, 'policy', r.policy) ORDER BY r.raw, r.id)
           FROM time_requirement r WHERE r.plan_item_id = i.id), '[]') AS requirements
       FROM plan_item i WHERE i.plan_id = $1 AND i.kind = 'task' AND i.retired_on IS NULL ORDER BY i.position`,
      [planId],
    );
  }

  private async record(
    em: EntityManager,
    actor: Actor,
    now: Date,
    plan: DatedPlan,
    tasks: Task[],
    counts: PublicationCounts,
  ): Promise<void> {
    const whole = {
      action: 'plan.publish',
      subjectType: 'plan',
      subjectId: plan.id,
      before: { status: 'draft' },
      after: { status: 'published', ...counts },
    };
    const each = tasks.map(({ id, assignments }) => ({
      action: 'plan.publish',
      subjectType: 'plan_item',
      subjectId: id,
      planItemId: id,
      after: { planId: plan.id, assignments },
    }));
    await this.audit.record(em, actor, now, [whole, ...each]);
  }
}

/**
 * What a task asks of its bearers: each requirement that is or can become dated, and a filing at the plan's cadence.
 * 长期 (`ongoing`) makes no deadline, and 及时 (`soft`) only what the office's own policy, for the item or the plan, says; such a task is followed
 * by its filings. A task that only starts on a day (自8月起) owes its filings from that day's period on.
 */
function rulesOf(
  task: Task,
  { cadence, softPolicy, innerWorkdays }: Pick<DatedPlan, 'cadence' | 'softPolicy' | 'innerWorkdays'>,
  publishedOn: CalendarDate,
): NewRule[] {
  const base = { planItemId: task.id, title: labelOf(task.path, task.title) };
  const [delivering, filing] = [
    bearersOf(task.assignments, 'deliver'),
    bearersOf(task.assignments, 'report'),
  ];
  if (delivering.length === 0) return [];
  const dated = task.requirements.flatMap(
    (one): Pick<NewRule, 'spec' | 'eventTypeId' | 'raw' | 'policy' | 'innerWorkdays'>[] => {
      const own = { ...one, policy: null, innerWorkdays: one.innerWorkdays ?? innerWorkdays };
      const line = one.spec.kind === 'soft' ? (one.policy ?? softLine(softPolicy, one.raw)) : null;
      if (line) return [{ ...own, spec: softRule(line), policy: softWords(line) }];
      return ['soft', 'ongoing'].includes(one.spec.kind) ? [] : [own];
    },
  );
  const starts = task.requirements.flatMap(({ spec }) =>
    spec.kind === 'window' && spec.end === null && spec.start !== null ? [spec.start] : [],
  );
  const onlyStarts = starts.length > 0 && starts.length === task.requirements.length;
  const activeFrom = [publishedOn, ...(onlyStarts ? starts.sort().slice(0, 1) : [])].sort().at(-1);
  return [
    ...dated.map((one) => ({
      ...base,
      ...one,
      kind: 'deliver' as const,
      bearers: delivering,
    })),
    {
      ...base,
      kind: 'report',
      spec: { kind: 'cadence', ...cadence },
      eventTypeId: null,
      raw: null,
      activeFrom,
      bearers: filing,
    },
  ];
}

const ROLE_WORDS: [UnitRole, string][] = [
  ['lead', '牵头'],
  ['responsible', '负责'],
  ['support', '配合'],
];

/** One message per liaison: how many tasks, in which role; a task that reaches two of one's units counts once in a role. */
function messages(
  plan: DatedPlan,
  tasks: Task[],
  liaisons: ReadonlyMap<string, readonly string[]>,
): Message[] {
  const people = new Map<string, Map<UnitRole, Set<string>>>();
  for (const { id, assignments } of tasks) {
    for (const { unitId, role } of assignments) {
      for (const userId of (unitId && liaisons.get(unitId)) || []) {
        const roles = people.get(userId) ?? new Map<UnitRole, Set<string>>();
        people.set(userId, roles.set(role, (roles.get(role) ?? new Set()).add(id)));
      }
    }
  }
  return [...people].map(([userId, roles]) => {
    const all = new Set([...roles.values()].flatMap((ids) => [...ids]));
    const parts = ROLE_WORDS.filter(([role]) => roles.has(role)).map(
      ([role, word]) => `${word} ${roles.get(role)!.size} 项`,
    );
    return {
      key: `plan.publish:${plan.id}:${userId}`,
      userId,
      title: `已下达 ${all.size} 项任务`,
      body: `《${plan.title}》已下达,其中您单位${parts.join('、')}。`,
      link: `/plans/${plan.id}`,
    };
  });
}
