import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { ClockUnit } from '../domain/rule.js';

/**
 * A time in which a duty's clock stood still: from `fromOn` up to the day before `toOn` (`domain/stopping.ts`); open as
 * long as `toOn` is null, and then `deadline.paused_on` says so, too. Hour clocks carry the moments.
 */
@Entity('deadline_stop')
@Index(['deadlineId', 'fromOn'])
@Index('deadline_stop_open', ['deadlineId'], { unique: true, where: 'to_on IS NULL' })
@Check('deadline_stop_order', 'to_on >= from_on')
export class DeadlineStop {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  @ForeignKey('Deadline')
  deadlineId: string;

  @Column({ type: 'date' })
  fromOn: string;

  @Column({ type: 'date', nullable: true })
  toOn: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  fromAt: Date | null;

  @Column({ type: 'timestamptz', nullable: true })
  toAt: Date | null;

  @Column()
  reason: string;

  @Column({ type: 'uuid' })
  @ForeignKey('AppUser')
  stoppedBy: string;

  @Column({ type: 'timestamptz' })
  stoppedAt: Date;

  @Column({ type: 'uuid', nullable: true })
  @ForeignKey('AppUser')
  resumedBy: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  resumedAt: Date | null;
}

/** The one extension of a clock; it lapses when the clock begins anew, and then another may be granted. */
@Entity('deadline_extension')
@Index('deadline_extension_once', ['deadlineId'], { unique: true, where: 'lapsed_at IS NULL' })
@Check('deadline_extension_length', 'n >= 1')
export class DeadlineExtension {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  @ForeignKey('Deadline')
  deadlineId: string;

  @Column({ type: 'int' })
  n: number;

  @Column({ type: 'varchar' })
  unit: ClockUnit;

  @Column()
  reason: string;

  @Column({ type: 'uuid' })
  @ForeignKey('AppUser')
  decidedBy: string;

  @Column({ type: 'timestamptz' })
  decidedAt: Date;

  @Column({ type: 'timestamptz', nullable: true })
  lapsedAt: Date | null;
}
