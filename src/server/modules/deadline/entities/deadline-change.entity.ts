import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { DeadlineChangeCause } from '../../../../shared/vocabulary.js';

/** One move of a due date: what it was, what it became, and what moved it. Written by `moveDeadlines` only. */
@Entity('deadline_change')
@Index(['deadlineId', 'id'])
export class DeadlineChange {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id: string;

  @Column({ type: 'uuid' })
  @ForeignKey('Deadline')
  deadlineId: string;

  @Column({ type: 'varchar' })
  cause: DeadlineChangeCause;

  @Column({ type: 'date' })
  beforeDueOn: string;

  @Column({ type: 'date' })
  afterDueOn: string;

  @Column({ type: 'timestamptz', nullable: true })
  beforeDueAt: Date | null;

  @Column({ type: 'timestamptz', nullable: true })
  afterDueAt: Date | null;

  @Column()
  beforeProvisional: boolean;

  @Column()
  afterProvisional: boolean;

  @Column({ type: 'varchar', nullable: true })
  reason: string | null;

  /** The notice of the calendar that moved it. */
  @Column({ type: 'int', nullable: true })
  @ForeignKey('CalendarNotice')
  noticeId: number | null;

  /** The event whose correction moved it. */
  @Column({ type: 'uuid', nullable: true })
  @ForeignKey('TriggerEvent')
  eventId: string | null;

  /** Null: the system itself. */
  @Column({ type: 'uuid', nullable: true })
  @ForeignKey('AppUser')
  actorId: string | null;

  @Column({ type: 'timestamptz' })
  at: Date;
}
