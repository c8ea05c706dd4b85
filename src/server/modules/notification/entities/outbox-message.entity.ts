import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/**
 * A message to be delivered, written in the transaction of what caused it. Delivery is at least once; `key` makes a
 * second message for the same cause impossible.
 */
@Entity('outbox_message')
@Index('outbox_message_pending', ['id'], { where: 'delivered_at IS NULL AND set_aside_at IS NULL' })
export class OutboxMessage {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id: string;

  @Column({ unique: true })
  key: string;

  @Column({ type: 'uuid' })
  @ForeignKey('AppUser')
  userId: string;

  @Column()
  title: string;

  @Column({ type: 'text' })
  body: string;

  /** Page of the web that it is about, from the root: `/items/…`. */
  @Column({ type: 'varchar', nullable: true })
  link: string | null;

  @Column({ type: 'timestamptz' })
  createdAt: Date;

  @Column({ type: 'int', default: 0 })
  attempts: number;

  @Column({ type: 'timestamptz', nullable: true })
  deliveredAt: Date | null;

  /** A message that fails five times is set aside and reported; the rest go on. */
  @Column({ type: 'timestamptz', nullable: true })
  setAsideAt: Date | null;

  @Column({ type: 'text', nullable: true })
  lastError: string | null;
}

/** A delivered message in a person's inbox. */
@Entity('inbox_message')
@Index(['userId', 'id'])
export class InboxMessage {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id: string;

  @Column({ type: 'bigint', unique: true })
  @ForeignKey('OutboxMessage')
  outboxId: string;

  @Column({ type: 'uuid' })
  @ForeignKey('AppUser')
  userId: string;

  @Column()
  title: string;

  @Column({ type: 'text' })
  body: string;

  @Column({ type: 'varchar', nullable: true })
  link: string | null;

  @Column({ type: 'timestamptz' })
  createdAt: Date;

  @Column({ type: 'timestamptz', nullable: true })
  readAt: Date | null;
}
