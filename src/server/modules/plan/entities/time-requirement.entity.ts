import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { RuleSpec } from '../../deadline/domain/rule.js';

/** 时限要求 as the plan states it on an item; becomes a `DeadlineRule` with its bearers at publication. */
@Entity('time_requirement')
@Index(['planItemId'])
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
}
