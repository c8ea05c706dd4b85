import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { SYSTEM_ACTOR, type Actor } from '../../../common/actor.js';
import { Clock } from '../../../common/clock.js';
import { DomainError } from '../../../common/domain-error.js';
import { LIGHTS_BY_SEVERITY, type LightCode } from '../../../../shared/lights.js';
import { worstLight } from '../../deadline/domain/light.js';
import { canSetInner } from '../../deadline/deadline.policy.js';
import { lightRankSql, liveSql, openSql } from '../../deadline/light.sql.js';
import { clockAbilities, type ClockAbilities } from '../../deadline/clock.policy.js';
import { managedClocks, type ManagedClock } from '../../deadline/clock.queries.js';
import { lagSql } from '../../progress/lag.sql.js';
import { clockStep, type ClockChange } from '../domain/clock-change.js';
import { stepOf, type Happening } from '../domain/timeline.js';
import { inReviewSql } from '../in-review.sql.js';
import { SqlParams } from '../sql-params.js';
import { visibleItems } from '../../plan/plan.policy.js';
import type { ItemTimelineDto, TimelineDeadlineDto, TimelineStepDto } from './timeline.dto.js';

type Head = Pick<
  ItemTimelineDto,
  'itemId' | 'planId' | 'planTitle' | 'kind' | 'path' | 'number' | 'title' | 'text' | 'units'
>;
type EntryRow = Happening & { at: Date; actorName: string };

/** 事项详情: one task, what is owed for it, and all that happened. */
@Injectable()
export class TimelineQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  async of(actor: Actor, itemId: string): Promise<ItemTimelineDto> {
    const now = this.clock.now();
    const today = this.clock.today();
    const { ownerUnitId, ...head } = await this.head(actor, itemId);
    const [deadlines, steps] = await Promise.all([
      this.deadlines(actor, itemId, { today, now }),
      this.steps(itemId),
    ]);
    const light = worstLight(deadlines.flatMap((deadline) => deadline.light ?? []));
    const can = { setInner: canSetInner(actor, { ownerUnitId }) };
    return { ...head, light, deadlines, steps, asOf: today, can };
  }

  private async head(actor: Actor, itemId: string): Promise<Head & { ownerUnitId: string }> {
    const params = new SqlParams();
    const id = params.add(itemId);
    const scope = visibleItems(actor, 'i', params.values);
    const [head] = await this.dataSource.query<(Head & { ownerUnitId: string })[]>(
      `SELECT i.id AS "itemId", p.owner_unit_id AS "ownerUnitId", i.plan_id AS "planId", p.title AS "planTitle", i.kind, i.path, i.number, i.title, i.text,
         COALESCE((SELECT jsonb_agg(jsonb_build_object('id', a.unit_id, 'name', COALESCE(u.name, g.name),
             'shortName', COALESCE(u.short_name, g.name), 'role', a.role) ORDER BY a.sort, COALESCE(u.name, g.name))
           FROM assignment a LEFT JOIN unit u ON u.id = a.unit_id LEFT JOIN unit_group g ON g.id = a.group_id
           WHERE a.plan_item_id = i.id AND (a.unit_id IS NULL OR a.group_id IS NULL)), '[]') AS units
       FROM plan_item i JOIN plan p ON p.id = i.plan_id
       WHERE i.id = ${id} AND p.status <> 'draft' AND ${scope}`,
      params.values,
    );
    if (!head) throw DomainError.notFound('该任务');
    return head;
  }

  private async deadlines(
    actor: Actor,
    itemId: string,
    present: { today: string; now: Date },
  ): Promise<TimelineDeadlineDto[]> {
    const rows = await this.dataSource.query<
      (Omit<TimelineDeadlineDto, 'light' | 'can' | 'extensionCeiling'> & { rank: number | null })[]
    >(
      `SELECT d.id, d.unit_id AS "unitId", u.name AS "unitName", d.kind, d.occurrence, e.subject AS "eventSubject", r.raw, r.policy,
         d.inner_due_on::text AS "innerDueOn", d.inner_provisional AS "innerProvisional", d.version,
         d.start_on::text AS "startOn", d.due_on::text AS "dueOn", d.due_at AS "dueAt",
         d.original_due_on::text AS "originalDueOn", d.paused_on::text AS "pausedOn",
         (SELECT s.reason FROM deadline_stop s WHERE s.deadline_id = d.id AND s.to_on IS NULL) AS "pauseReason",
         (SELECT jsonb_build_object('n', x.n, 'unit', x.unit) FROM deadline_extension x
           WHERE x.deadline_id = d.id AND x.lapsed_at IS NULL) AS extension, d.provisional, d.done_on::text AS "doneOn", d.done_at AS "doneAt",
         d.waived_at AS "waivedAt", d.waive_reason AS "waiveReason", d.voided_at AS "voidedAt",
         CASE WHEN ${liveSql('d')} THEN ${lightRankSql('d', '$2', '$3', lagSql('d'))} END AS rank,
         ${inReviewSql('d')} AS "inReview"
       FROM deadline d JOIN unit u ON u.id = d.unit_id JOIN deadline_rule r ON r.id = d.rule_id
       LEFT JOIN trigger_event e ON e.id = d.event_id
       WHERE d.plan_item_id = $1
       ORDER BY ${openSql('d')} DESC, CASE WHEN ${openSql('d')} THEN d.due_on END, d.due_on DESC, u.sort, length(d.occurrence), d.occurrence, d.id`,
      [itemId, present.today, present.now],
    );
    const clocks = await this.clocks(
      actor,
      rows.filter((row) => !row.doneOn && !row.waivedAt && !row.voidedAt).map(({ id }) => id),
    );
    return rows.map(({ rank, ...row }) => ({
      ...row,
      ...managed(clocks.get(row.id), actor, present),
      light: rank === null ? null : (LIGHTS_BY_SEVERITY[rank] as LightCode),
    }));
  }

  /** The clocks that a coordinator may have a hand in; nobody else is asked for. */
  private async clocks(actor: Actor, ids: string[]): Promise<Map<string, ManagedClock>> {
    if (actor.coordinates.length === 0) return new Map();
    const clocks = await managedClocks(this.dataSource.manager, actor, ids);
    return new Map(clocks.map((clock) => [clock.id, clock]));
  }

  private async steps(itemId: string): Promise<TimelineStepDto[]> {
    const rows = await this.dataSource.query<EntryRow[]>(
      `SELECT a.at, a.actor_name AS "actorName", a.action, COALESCE(a.after, '{}') AS after,
         COALESCE(a.before, '{}') AS before, a.cause, u.name AS "unitName",
         CASE WHEN d.id IS NOT NULL THEN jsonb_build_object('kind', d.kind, 'dueOn', d.due_on, 'unitName', du.name) END AS deadline
       FROM audit_entry a
       LEFT JOIN unit u ON u.id::text = a.after ->> 'unitId'
       LEFT JOIN deadline d ON a.subject_type = 'deadline' AND d.id = a.subject_id
       LEFT JOIN unit du ON du.id = d.unit_id
       WHERE a.plan_item_id = $1 ORDER BY a.at, a.id`,
      [itemId],
    );
    const told = rows.flatMap(({ at, actorName, ...happening }) => {
      const step = stepOf(happening);
      return step ? [{ at: at.toISOString(), actorName, ...step }] : [];
    });
    const all = [...told, ...(await this.changes(itemId))];
    return all.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  }

  /** Each move of a due date, those of several units at once together. */
  private async changes(itemId: string): Promise<TimelineStepDto[]> {
    const rows = await this.dataSource.query<(ClockChange & { at: Date; actorName: string | null })[]>(
      `SELECT c.at, p.name AS "actorName", c.cause, array_agg(u.name ORDER BY u.sort, u.name) AS units, d.kind, d.occurrence,
         c.before_due_on::text AS "beforeDueOn", c.after_due_on::text AS "afterDueOn", c.before_due_at AS "beforeDueAt",
         c.after_due_at AS "afterDueAt", c.before_provisional AS "beforeProvisional", c.after_provisional AS "afterProvisional",
         CASE c.cause WHEN 'pause' THEN began.from_on WHEN 'resume' THEN ended.to_on
           WHEN 'restart' THEN anew.on END::text AS "on",
         CASE WHEN c.cause = 'extension' THEN jsonb_build_object('n', x.n, 'unit', x.unit) END AS extension, c.reason
       FROM deadline_change c JOIN deadline d ON d.id = c.deadline_id JOIN unit u ON u.id = d.unit_id
       LEFT JOIN app_user p ON p.id = c.actor_id
       LEFT JOIN deadline_stop began ON began.deadline_id = d.id AND began.stopped_at = c.at
       LEFT JOIN deadline_stop ended ON ended.deadline_id = d.id AND ended.resumed_at = c.at
       LEFT JOIN deadline_extension x ON x.deadline_id = d.id AND x.decided_at = c.at
       LEFT JOIN LATERAL (SELECT (a.after->>'on')::date AS on FROM audit_entry a WHERE a.plan_item_id = d.plan_item_id
         AND a.subject_id = d.id AND a.at = c.at AND a.action = 'deadline.restart' LIMIT 1) anew ON c.cause = 'restart'
       WHERE d.plan_item_id = $1
       GROUP BY c.at, p.name, c.cause, d.kind, d.occurrence, c.before_due_on, c.after_due_on, c.before_due_at,
         c.after_due_at, c.before_provisional, c.after_provisional, began.from_on, ended.to_on, anew.on, x.n, x.unit, c.reason
       ORDER BY c.at, min(c.id)`,
      [itemId],
    );
    return rows.map(({ at, actorName, ...change }) => ({
      at: at.toISOString(),
      actorName: actorName ?? SYSTEM_ACTOR.name,
      ...clockStep(change),
    }));
  }
}

const NONE: ClockAbilities = { pause: false, resume: false, restart: false, extend: false };

function managed(
  clock: ManagedClock | undefined,
  actor: Actor,
  present: { today: string; now: Date },
): Pick<TimelineDeadlineDto, 'can' | 'extensionCeiling'> {
  if (!clock) return { can: NONE, extensionCeiling: null };
  const can = clockAbilities(actor, clock, present);
  return { can, extensionCeiling: can.extend ? clock.ceiling : null };
}
