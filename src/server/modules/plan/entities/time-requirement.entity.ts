import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { RuleSpec } from '../../deadline/domain/rule.js';
import type { SoftPolicyLine } from '../../deadline/domain/soft-policy.js';

/** 时限要求 as the plan states it on an item; becomes a `DeadlineRule` with its bearers at publication. */
@Entity('time_requirement')
@Index(['planItemId'])
@Check('time_requirement_inner_workdays', 'inner_workdays BETWEEN 1 AND 60')
export class TimeRequirement {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  @ForeignKey('PlanItem', { onDelete: 'CASCADE' })
  planItemId: string;

  @Column({ type: 'jsonb' })
  spec: RuleSpec;

  @Column({ type: 'uuid', nullable: true })
  @ForeignKey('EventType')
  eventTypeId: string | null;

  /** The words of the document. */
  @Column()
  raw: string;

  /** 内部时限 of this one alone, in working days before its date; null: as the plan says. */
  @Column({ type: 'int', nullable: true })
  innerWorkdays: number | null;

  /** 本单位规定 for these words alone; null: as the plan says. */
  @Column({ type: 'jsonb', nullable: true })
  policy: SoftPolicyLine | null;
}
