import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { AmendmentChange, PlanChange } from '../domain/amendment.js';

/** 调整: a recorded change of a published plan, with its reason and what it did. */
@Entity('plan_amendment')
@Index(['planId', 'amendedAt'])
export class PlanAmendment {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  @ForeignKey('Plan', { onDelete: 'CASCADE' })
  planId: string;

  @Column()
  reason: string;

  @Column({ type: 'timestamptz' })
  amendedAt: Date;

  @Column({ type: 'uuid' })
  @ForeignKey('AppUser')
  amendedBy: string;

  /** Name of the amended document's file. */
  @Column({ type: 'varchar', nullable: true })
  fileName: string | null;

  /** The document that stood before, so that the same file again still opens this plan. */
  @Column({ type: 'varchar', nullable: true })
  previousHash: string | null;

  @Column({ type: 'text', nullable: true })
  previousText: string | null;

  /** What was added, removed and changed, as the coordinator confirmed it. */
  @Column({ type: 'jsonb' })
  changes: AmendmentChange[];

  /** What it changed of the plan as a whole: title, number, the office's own rules. */
  @Column({ type: 'jsonb', default: () => `'[]'` })
  planChanges: PlanChange[];
}
