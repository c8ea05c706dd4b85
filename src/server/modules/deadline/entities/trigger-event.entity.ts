import { Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** The catalogue of what can start a clock: 清单调整, 文件公开 …; an office adds its own. */
@Entity('event_type')
export class EventType {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ unique: true })
  code: string;

  @Column({ unique: true })
  name: string;
}

@Entity('trigger_event')
@Index(['typeId', 'occurredAt'])
@Index('trigger_event_once', ['typeId', 'occurredAt', 'subject'], {
  unique: true,
  where: 'voided_at IS NULL',
})
export class TriggerEvent {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  @ForeignKey('EventType')
  typeId: string;

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
