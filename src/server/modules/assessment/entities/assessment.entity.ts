import {
  Column,
  Entity,
  ForeignKey,
  Index,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  VersionColumn,
} from 'typeorm';
import type { AssessmentStatus } from '../../../../shared/vocabulary.js';
import type { SchemeSpec } from '../domain/scheme.js';

/** 考核办法: a year's scoring rules, as data. A changed scheme is a new row; runs keep the one they used. */
@Entity('assessment_scheme')
@Index(['name', 'edition'], { unique: true })
export class AssessmentScheme {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column()
  name: string;

  @Column({ type: 'int' })
  edition: number;

  @Column({ type: 'jsonb' })
  spec: SchemeSpec;

  @Column({ type: 'timestamptz' })
  createdAt: Date;
}

/** One run of a scheme over a plan as of a date. */
@Entity('assessment')
@Index(['planId', 'createdAt'])
export class Assessment {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  @ForeignKey('Plan')
  planId: string;

  @Column({ type: 'uuid' })
  @ForeignKey('AssessmentScheme')
  schemeId: string;

  @Column({ type: 'date' })
  asOf: string;

  @Column({ type: 'varchar', default: 'draft' })
  status: AssessmentStatus;

  @Column({ type: 'uuid' })
  @ForeignKey('AppUser')
  createdBy: string;

  @Column({ type: 'timestamptz' })
  createdAt: Date;

  @VersionColumn({ default: 1 })
  version: number;
}

/** The result of one unit in a run. Points are hundredths, so that every sum is exact. */
@Entity('unit_score')
export class UnitScore {
  @PrimaryColumn({ type: 'uuid' })
  @ForeignKey('Assessment', { onDelete: 'CASCADE' })
  assessmentId: string;

  @PrimaryColumn({ type: 'uuid' })
  @ForeignKey('Unit')
  unitId: string;

  @Column({ type: 'int' })
  score: number;

  @Column({ type: 'int' })
  rank: number;

  @Column()
  grade: string;
}

/** One deduction (or what a cap left of it), with the duty and the dates that prove it. */
@Entity('score_entry')
@Index(['assessmentId', 'unitId'])
export class ScoreEntry {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  @ForeignKey('Assessment', { onDelete: 'CASCADE' })
  assessmentId: string;

  @Column({ type: 'uuid' })
  @ForeignKey('Unit')
  unitId: string;

  /** Line of the scheme, by its code. */
  @Column()
  indicator: string;

  /** Hundredths of a point, negative for a deduction, as the rule says. */
  @Column({ type: 'int' })
  points: number;

  /** What counts after the line's cap. */
  @Column({ type: 'int' })
  counted: number;

  @Column({ type: 'uuid' })
  @ForeignKey('PlanItem')
  planItemId: string;

  @Column({ type: 'uuid', nullable: true })
  @ForeignKey('Deadline')
  deadlineId: string | null;

  @Column({ type: 'uuid', nullable: true })
  @ForeignKey('ProgressReport')
  reportId: string | null;

  /** The sentence on the sheet: which duty, due when, done when, what rule. */
  @Column({ type: 'text' })
  reason: string;

  /** The dates behind it: `{ dueOn, doneOn, lateWorkdays … }`. */
  @Column({ type: 'jsonb' })
  facts: Record<string, unknown>;
}
