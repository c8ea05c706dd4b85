import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, VersionColumn } from 'typeorm';
import type { DeadlineKind } from '../../../../shared/vocabulary.js';

/**
 * One dated duty of one unit. Stores what was decided and what happened; whether it is near, late or done in time is
 * derived (`domain/light.ts`). `dueOn` and `nearOn` are always set; hour clocks also carry the exact instants, which then rule.
 */
@Entity('deadline')
@Index(['ruleId', 'unitId', 'occurrence'], { unique: true })
@Index(['planItemId'])
@Index(['unitId', 'dueOn'])
@Index('deadline_open', ['nearOn'], { where: 'done_on IS NULL AND waived_at IS NULL AND voided_at IS NULL' })
@Index('deadline_inner_open', ['innerNearOn'], {
  where: 'inner_near_on IS NOT NULL AND done_on IS NULL AND waived_at IS NULL AND voided_at IS NULL',
})
@Check('deadline_instants_together', '(due_at IS NULL) = (near_at IS NULL)')
@Check('deadline_inner_together', '(inner_due_on IS NULL) = (inner_near_on IS NULL)')
@Check('deadline_inner_provisional', 'inner_due_on IS NOT NULL OR NOT inner_provisional')
export class Deadline {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  @ForeignKey('DeadlineRule')
  ruleId: string;

  @Column({ type: 'uuid' })
  @ForeignKey('Plan')
  planId: string;

  @Column({ type: 'uuid' })
  @ForeignKey('PlanItem')
  planItemId: string;

  @Column({ type: 'uuid' })
  @ForeignKey('Unit')
  unitId: string;

  @Column({ type: 'varchar' })
  kind: DeadlineKind;

  /** Copied from the bearer: the unit answers as a lead or alone. */
  @Column()
  principal: boolean;

  /**
   * `once`, a period (`2026-06`, `2026Q2`, `2026`; with `#2` the second of several in it), or the id of the trigger event:
   * one duty per rule, unit and occurrence.
   */
  @Column()
  occurrence: string;

  @Column({ type: 'uuid', nullable: true })
  @ForeignKey('TriggerEvent')
  eventId: string | null;

  /** First day of the clock: the event's date, the period's start, or the issue or publication date. */
  @Column({ type: 'date' })
  startOn: string;

  @Column({ type: 'date' })
  dueOn: string;

  @Column({ type: 'timestamptz', nullable: true })
  dueAt: Date | null;

  /** As first computed; never overwritten. */
  @Column({ type: 'date' })
  originalDueOn: string;

  @Column({ type: 'date' })
  nearOn: string;

  @Column({ type: 'timestamptz', nullable: true })
  nearAt: Date | null;

  /** 内部时限: the office's own day before `dueOn`. It reminds; what is late or scored is `dueOn` alone (ADR 7). */
  @Column({ type: 'date', nullable: true })
  innerDueOn: string | null;

  @Column({ type: 'date', nullable: true })
  innerNearOn: string | null;

  /** The office's own day may still move: it was counted through such a year, or goes along with a `dueOn` that may. */
  @Column({ default: false })
  innerProvisional: boolean;

  /** Rests on a year no State Council notice covers yet. */
  @Column({ default: false })
  provisional: boolean;

  /** 暂停: the first day on which the clock stands still; null while it runs. Tells of the open `deadline_stop`, so that lights need no join. */
  @Column({ type: 'date', nullable: true })
  pausedOn: string | null;

  /** 重新起算: the moment from which the clock counts instead of its event's or issue's; `startOn` is its day. */
  @Column({ type: 'timestamptz', nullable: true })
  restartedAt: Date | null;

  /** Set when the filing that answers it is approved: the completion date it states (deliver) or its first submission day (report). */
  @Column({ type: 'date', nullable: true })
  doneOn: string | null;

  /** For hour clocks, the exact moment. */
  @Column({ type: 'timestamptz', nullable: true })
  doneAt: Date | null;

  /** The filing that closed it. */
  @Column({ type: 'uuid', nullable: true })
  @ForeignKey('ProgressReport')
  doneByReportId: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  waivedAt: Date | null;

  @Column({ type: 'varchar', nullable: true })
  waiveReason: string | null;

  /** Its event was voided. */
  @Column({ type: 'timestamptz', nullable: true })
  voidedAt: Date | null;

  @Column({ type: 'timestamptz' })
  createdAt: Date;

  @VersionColumn({ default: 1 })
  version: number;
}
