import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** 日历订阅: one private address per person. Whoever has the address reads; making it anew ends the old one. */
@Entity('calendar_feed')
export class CalendarFeed {
  @PrimaryColumn({ type: 'uuid' })
  @ForeignKey('AppUser', { onDelete: 'CASCADE' })
  userId: string;

  /** SHA-256 of the token in the address, hex: the address itself is shown once and kept nowhere. */
  @Column({ unique: true })
  tokenHash: string;

  @Column({ type: 'timestamptz' })
  createdAt: Date;

  /** When a calendar last asked, to the hour. */
  @Column({ type: 'timestamptz', nullable: true })
  lastReadAt: Date | null;
}
