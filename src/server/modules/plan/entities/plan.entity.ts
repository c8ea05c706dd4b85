import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, VersionColumn } from 'typeorm';
import type { PlanKind, PlanStatus } from '../../../../shared/vocabulary.js';
import type { SoftPolicyLine } from '../../deadline/domain/soft-policy.js';

/** How often units file on their tasks: by `day` of each month, or `afterWorkdays` working days after a quarter ends. */
export interface FilingCadence {
  per: 'month' | 'quarter';
  day?: number;
  afterWorkdays?: number;
  roll: 'none' | 'previous' | 'next';
}

/** When the ladder of pressure is climbed, in working days after due (domain 6). */
export interface StagePolicy {
  overdue: number;
  pressed: number;
  circular: number;
}

export const DEFAULT_CADENCE: FilingCadence = { per: 'month', day: 25, roll: 'previous' };
export const DEFAULT_STAGES: StagePolicy = { overdue: 1, pressed: 5, circular: 10 };

/** By how many percentage points time may lead filed progress before a task shows 滞后. */
export const DEFAULT_BEHIND_POINTS = 30;

/** How many working days one extension of a duty may add at most, where its rule does not say (延期以一次为限). */
export const DEFAULT_EXTENSION_WORKDAYS = 20;

/** One issued document for a year. */
@Entity('plan')
@Index(['ownerUnitId', 'year'])
@Index('plan_file_hash', ['ownerUnitId', 'fileHash'], { unique: true, where: 'file_hash IS NOT NULL' })
@Check('plan_inner_workdays', 'inner_workdays BETWEEN 1 AND 60')
@Check('plan_behind_points', 'behind_points BETWEEN 1 AND 100')
@Check('plan_extension_workdays', 'extension_workdays BETWEEN 1 AND 250')
@Check('plan_upstream_stays_draft', `kind = 'own' OR status = 'draft'`)
@Check('plan_published_is_dated', `status = 'draft' OR (year IS NOT NULL AND issued_on IS NOT NULL)`)
export class Plan {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  /** The unit whose office coordinates it; its subtree is asked to act. */
  @Column({ type: 'uuid' })
  @ForeignKey('Unit')
  ownerUnitId: string;

  /** `upstream`: a superior's plan, kept to compare with; it is never published and asks nobody to act. */
  @Column({ type: 'varchar', default: 'own' })
  kind: PlanKind;

  @Column()
  title: string;

  @Column({ type: 'varchar', nullable: true })
  issuer: string | null;

  /** 文号, its own and never a cited one. */
  @Column({ type: 'varchar', nullable: true })
  docNo: string | null;

  @Column({ type: 'int', nullable: true })
  year: number | null;

  @Column({ type: 'date', nullable: true })
  issuedOn: string | null;

  @Column({ type: 'varchar', default: 'draft' })
  status: PlanStatus;

  @Column({ type: 'jsonb' })
  cadence: FilingCadence;

  @Column({ type: 'jsonb' })
  stages: StagePolicy;

  /** Working days within which a returned filing keeps its first submission day. */
  @Column({ type: 'int', default: 2 })
  graceWorkdays: number;

  /** 滞后: a task is behind when elapsed time leads filed progress by so many percentage points; null: never. */
  @Column({ type: 'int', nullable: true, default: DEFAULT_BEHIND_POINTS })
  behindPoints: number | null;

  /** The ceiling of the one extension that a duty may be granted, in working days; null: none is granted. */
  @Column({ type: 'int', nullable: true, default: DEFAULT_EXTENSION_WORKDAYS })
  extensionWorkdays: number | null;

  /** 本单位规定: how this office reads words of the document that name no time (及时, 定期). */
  @Column({ type: 'jsonb', default: () => `'[]'` })
  softPolicy: SoftPolicyLine[];

  /** 内部时限: the office's own day, so many working days before what the document says; null: none. */
  @Column({ type: 'int', nullable: true })
  innerWorkdays: number | null;

  /** sha256 of the file it came from: the same file again opens this plan. */
  @Column({ type: 'varchar', nullable: true })
  fileHash: string | null;

  /** The text as read, to which the spans of its items point. */
  @Column({ type: 'text', nullable: true })
  sourceText: string | null;

  @Column({ type: 'timestamptz' })
  createdAt: Date;

  @Column({ type: 'timestamptz', nullable: true })
  publishedAt: Date | null;

  @Column({ type: 'timestamptz', nullable: true })
  closedAt: Date | null;

  @VersionColumn({ default: 1 })
  version: number;
}
