import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/**
 * One thing that happened, never changed afterwards (a trigger refuses UPDATE and DELETE). It is the trail and the history
 * alike: the timeline of a task is its entries in order.
 */
@Entity('audit_entry')
@Index(['subjectType', 'subjectId', 'id'])
@Index(['planItemId', 'id'])
export class AuditEntry {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id: string;

  @Column({ type: 'timestamptz' })
  at: Date;

  @Column({ type: 'uuid' })
  actorId: string;

  /** As it was then; people are renamed and leave. */
  @Column()
  actorName: string;

  /** `<module>.<verb>`, for example `progress.submit`. */
  @Column()
  action: string;

  @Column()
  subjectType: string;

  @Column({ type: 'uuid' })
  subjectId: string;

  /** The task it belongs to, for the timeline. */
  @Column({ type: 'uuid', nullable: true })
  planItemId: string | null;

  @Column({ type: 'jsonb', nullable: true })
  before: unknown;

  @Column({ type: 'jsonb', nullable: true })
  after: unknown;

  /** Why, in words: the reason given, or what moved it. */
  @Column({ type: 'text', nullable: true })
  cause: string | null;
}
