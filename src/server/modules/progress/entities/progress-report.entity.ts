import {
  Check,
  Column,
  Entity,
  ForeignKey,
  Index,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  VersionColumn,
} from 'typeorm';
import type { ReportStatus } from '../../../../shared/vocabulary.js';

/**
 * A unit's filing on one task for one period. Only one is in work at a time; after its approval a second may follow in the
 * same period, for a duty that came up in between.
 */
@Entity('progress_report')
@Index(['planItemId', 'unitId', 'createdAt'])
@Index('progress_report_in_work', ['planItemId', 'unitId', 'period'], {
  unique: true,
  where: "status <> 'approved'",
})
@Index(['unitId', 'status'])
@Index(['status', 'submittedAt'])
@Check('progress_report_percent', 'percent BETWEEN 0 AND 100')
export class ProgressReport {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  @ForeignKey('Plan')
  planId: string;

  @Column({ type: 'uuid' })
  @ForeignKey('PlanItem')
  planItemId: string;

  @Column({ type: 'uuid' })
  @ForeignKey('Unit')
  unitId: string;

  /** The period of the plan's cadence it covers: `2026-06` or `2026Q2`. */
  @Column()
  period: string;

  @Column({ type: 'varchar', default: 'draft' })
  status: ReportStatus;

  @Column({ type: 'text', default: '' })
  progress: string;

  @Column({ type: 'text', default: '' })
  problems: string;

  @Column({ type: 'text', default: '' })
  nextSteps: string;

  @Column({ type: 'int', default: 0 })
  percent: number;

  @Column({ type: 'uuid' })
  @ForeignKey('AppUser')
  createdBy: string;

  @Column({ type: 'timestamptz' })
  createdAt: Date;

  /** Who submitted it last; nobody approves their own. */
  @Column({ type: 'uuid', nullable: true })
  @ForeignKey('AppUser')
  submittedBy: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  submittedAt: Date | null;

  /** The submission whose day counts: kept through a return when it comes back within the plan's grace. */
  @Column({ type: 'timestamptz', nullable: true })
  countedSubmittedAt: Date | null;

  @VersionColumn({ default: 1 })
  version: number;
}

/** A deadline that a filing answers, with the completion it states. */
@Entity('report_answer')
export class ReportAnswer {
  @PrimaryColumn({ type: 'uuid' })
  @ForeignKey('ProgressReport', { onDelete: 'CASCADE' })
  reportId: string;

  @PrimaryColumn({ type: 'uuid' })
  @ForeignKey('Deadline')
  deadlineId: string;

  /** For `deliver`: the stated completion date; null for `report`, whose day is that of the submission. */
  @Column({ type: 'date', nullable: true })
  completedOn: string | null;

  /** For hour clocks: the exact moment. */
  @Column({ type: 'timestamptz', nullable: true })
  completedAt: Date | null;
}

/** The reviewer's decision on one submission; every return is kept, because assessment counts them. */
@Entity('report_review')
@Index(['reportId'])
export class ReportReview {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  @ForeignKey('ProgressReport')
  reportId: string;

  @Column({ type: 'varchar' })
  decision: 'approve' | 'return';

  @Column({ type: 'text', nullable: true })
  reason: string | null;

  @Column({ type: 'uuid' })
  @ForeignKey('AppUser')
  reviewedBy: string;

  @Column({ type: 'timestamptz' })
  reviewedAt: Date;
}
