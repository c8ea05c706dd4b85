import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** A superior's plan that a plan stands on; several are possible. */
@Entity('plan_upstream')
export class PlanUpstream {
  @PrimaryColumn({ type: 'uuid' })
  @ForeignKey('Plan', { onDelete: 'CASCADE' })
  planId: string;

  @PrimaryColumn({ type: 'uuid' })
  @ForeignKey('Plan')
  upstreamPlanId: string;
}

/** Whether a task carries out an item of an upstream plan, as a person decided; a proposal is derived and never stored. */
@Entity('item_link')
@Index(['upstreamItemId'])
export class ItemLink {
  @PrimaryColumn({ type: 'uuid' })
  @ForeignKey('PlanItem', { onDelete: 'CASCADE' })
  itemId: string;

  @PrimaryColumn({ type: 'uuid' })
  @ForeignKey('PlanItem', { onDelete: 'CASCADE' })
  upstreamItemId: string;

  @Column({ type: 'varchar' })
  decision: 'accepted' | 'rejected';

  @Column({ type: 'uuid' })
  @ForeignKey('AppUser')
  decidedBy: string;

  @Column({ type: 'timestamptz' })
  decidedAt: Date;
}
