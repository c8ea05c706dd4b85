import {
  Column,
  Entity,
  ForeignKey,
  Index,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  VersionColumn,
} from 'typeorm';

/** The catalogue of what can start a clock: 清单调整, 文件公开 …; an office adds its own. */
@Entity('event_type')
export class EventType {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ unique: true })
  code: string;

  @Column({ unique: true })
  name: string;

  /** 停用: offered no longer; events registered under it stay. */
  @Column({ type: 'timestamptz', nullable: true })
  retiredAt: Date | null;
}

@Entity('trigger_event')
@Index(['typeId', 'occurredAt'])
@Index('trigger_event_once', ['ownerUnitId', 'typeId', 'occurredAt', 'subject'], {
  unique: true,
  where: 'voided_at IS NULL',
})
export class TriggerEvent {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  @ForeignKey('EventType')
  typeId: string;

  /** The bureau whose plans it concerns: an event is one within it, and neither blocks nor shows another bureau's (ADR 11). */
  @Column({ type: 'uuid' })
  @ForeignKey('Unit')
  ownerUnitId: string;

  /** What exactly: which list was adjusted, which document published. */
  @Column()
  subject: string;

  /** The moment itself; working-day clocks take its Shanghai date. */
  @Column({ type: 'timestamptz' })
  occurredAt: Date;

  @Column({ type: 'timestamptz' })
  registeredAt: Date;

  @Column({ type: 'uuid' })
  @ForeignKey('AppUser')
  registeredBy: string;

  @Column({ type: 'timestamptz', nullable: true })
  voidedAt: Date | null;

  @Column({ type: 'varchar', nullable: true })
  voidReason: string | null;

  @VersionColumn({ default: 1 })
  version: number;
}

/** The units an event concerns, as confirmed at registration: by default the bearers, never a whole group unless ticked. */
@Entity('trigger_event_unit')
export class TriggerEventUnit {
  @PrimaryColumn({ type: 'uuid' })
  @ForeignKey('TriggerEvent', { onDelete: 'CASCADE' })
  eventId: string;

  @PrimaryColumn({ type: 'uuid' })
  @ForeignKey('Unit')
  unitId: string;
}
