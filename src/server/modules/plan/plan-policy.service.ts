import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import { dateInShanghai, type CalendarDate } from '../../common/calendar-date.js';
import { Clock } from '../../common/clock.js';
import { DomainError } from '../../common/domain-error.js';
import { AuditService } from '../audit/audit.service.js';
import type { DutyChange } from '../deadline/domain/policy-change.js';
import { PolicyChanges } from '../deadline/policy-changes.service.js';
import { OutboxService, type Message } from '../notification/outbox.service.js';
import { UnitDirectory } from '../organization/unit-directory.js';
import type { ChangePlanPolicyDto, PlanPolicyEffectDto } from './plan-policy.dto.js';
import { PlanPublication } from './plan-publication.service.js';
import { managedPlan, requireSoundPolicy, type PlanRow } from './plan-rows.js';

/** So many duties are listed; the rest is counted. */
const LISTED = 200;
/** A message is read on a phone. */
const NAMED = 5;

/** 调整本单位规定: what an office has stated of its own for a plan (words, 内部时限, 延期上限) changes while it runs. */
@Injectable()
export class PlanPolicies {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly publication: PlanPublication,
    private readonly changes: PolicyChanges,
    private readonly directory: UnitDirectory,
    private readonly audit: AuditService,
    private readonly outbox: OutboxService,
  ) {}

  /**
   * Changes the policy of a published plan and all that it dates in one transaction, or says what that would do: a
   * preview is the change itself, taken back, so that the two cannot differ. Throws `plan.not_published` (409),
   * `plan.policy_same` (422) where nothing changes, and `common.stale` with both values.
   */
  async change(actor: Actor, id: string, input: ChangePlanPolicyDto): Promise<PlanPolicyEffectDto> {
    const now = this.clock.now();
    const today = dateInShanghai(now);
    const preview = input.preview === true;
    requireSoundPolicy(input.softPolicy);
    let effect: PlanPolicyEffectDto | undefined;
    const takenBack = new Error('preview');
    try {
      await this.dataSource.transaction(async (em) => {
        effect = effectOf(await this.apply(em, actor, now, today, id, input), today, preview);
        if (preview) throw takenBack;
      });
    } catch (error) {
      if (error !== takenBack) throw error;
    }
    return effect!;
  }

  private async apply(
    em: EntityManager,
    actor: Actor,
    now: Date,
    today: CalendarDate,
    id: string,
    { version, softPolicy, innerWorkdays, extensionWorkdays, reason }: ChangePlanPolicyDto,
  ): Promise<DutyChange[]> {
    const plan = await managedPlan(em, actor, id, true);
    if (plan.status !== 'published') {
      throw new DomainError('plan.not_published', 409, '只有已下达且未关闭的计划可以调整本单位规定', {
        status: plan.status,
      });
    }
    const [before, after] = [stated(plan), { softPolicy, innerWorkdays, extensionWorkdays }];
    if (plan.version !== version) throw DomainError.stale({ version }, { version: plan.version, ...before });
    if (JSON.stringify(canonical(before)) === JSON.stringify(canonical(after))) {
      throw DomainError.invalid('plan.policy_same', '本单位规定没有变动');
    }
    await em.query(
      `UPDATE plan SET soft_policy = $2, inner_workdays = $3, extension_workdays = $4, version = version + 1 WHERE id = $1`,
      [id, JSON.stringify(softPolicy), innerWorkdays, extensionWorkdays],
    );
    const { rules } = await this.publication.asked(em, { ...plan, ...after }, today);
    const duties = await this.changes.apply(
      em,
      actor,
      now,
      { id, issuedOn: plan.issuedOn!, publishedOn: today, innerWorkdays },
      rules.filter(({ policy }) => policy),
      reason,
    );
    await this.audit.record(em, actor, now, {
      action: 'plan.policy',
      subjectType: 'plan',
      subjectId: id,
      before,
      after: { ...after, ...countsOf(duties) },
      cause: reason,
    });
    const dated = duties.filter(({ change }) => change !== 'inner');
    const liaisons = await this.directory.liaisonsOf(em, [...new Set(dated.map(({ unitId }) => unitId))]);
    await this.outbox.enqueue(em, now, messages(plan, reason, dated, liaisons));
    return duties;
  }
}

const stated = ({ softPolicy, innerWorkdays, extensionWorkdays }: PlanRow) => ({
  softPolicy,
  innerWorkdays,
  extensionWorkdays,
});

/** The same whatever the order of a line's fields. */
const canonical = ({ softPolicy, ...rest }: ReturnType<typeof stated>) => ({
  ...rest,
  softPolicy: softPolicy.map(({ word, n, unit, per }) => [word, n ?? null, unit ?? null, per ?? null]),
});

const countsOf = (duties: readonly DutyChange[]) => {
  const count = (change: DutyChange['change']): number =>
    duties.filter((duty) => duty.change === change).length;
  return { moved: count('moved'), made: count('made'), waived: count('waived'), inner: count('inner') };
};

function effectOf(duties: readonly DutyChange[], today: CalendarDate, preview: boolean): PlanPolicyEffectDto {
  const items = duties.map(({ id: deadlineId, ...duty }) => ({
    deadlineId,
    ...duty,
    overdue: duty.change !== 'inner' && duty.afterDueOn !== null && duty.afterDueOn < today,
  }));
  return {
    preview,
    ...countsOf(duties),
    overdue: items.filter(({ overdue }) => overdue).length,
    units: new Set(items.map(({ unitId }) => unitId)).size,
    items: items.slice(0, LISTED),
    more: Math.max(0, items.length - LISTED),
  };
}

/** One message per liaison, whatever the number of duties. */
function messages(
  plan: PlanRow,
  reason: string,
  duties: readonly DutyChange[],
  liaisons: ReadonlyMap<string, readonly string[]>,
): Message[] {
  const people = new Map<string, DutyChange[]>();
  for (const duty of duties) {
    for (const userId of liaisons.get(duty.unitId) ?? []) {
      people.set(userId, [...(people.get(userId) ?? []), duty]);
    }
  }
  return [...people].map(([userId, own]) => {
    const lines = own.slice(0, NAMED).map(lineOf);
    if (own.length > lines.length) lines.push(`等共 ${own.length} 项`);
    return {
      key: `plan.policy:${plan.id}:${plan.version}:${userId}`,
      userId,
      title: `本单位规定调整:${own.length} 项时限有变动`,
      body: [`《${plan.title}》的本单位规定已调整:${reason}`, ...lines].join('\n'),
      link: `/plans/${plan.id}`,
    };
  });
}

function lineOf({ title, beforeDueOn, afterDueOn }: DutyChange): string {
  if (beforeDueOn === null) return `新增 ${afterDueOn}:${title}`;
  if (afterDueOn === null) return `取消 ${beforeDueOn}:${title}`;
  return `${beforeDueOn} 改为 ${afterDueOn}:${title}`;
}
