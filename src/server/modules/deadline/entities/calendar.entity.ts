import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { CalendarScope, DayKind } from '../../../../shared/vocabulary.js';

/**
 * One version of the calendar: a State Council notice on the public holidays of a year, its days in `calendar_day`. A later
 * one for the same year supersedes: as a whole (`scope` year) or on the days it names (`days`, a second notice in a
 * running year). Never deleted: one that was mistaken is withdrawn, and what it superseded rules again.
 */
@Entity('calendar_notice')
@Index(['year'])
export class CalendarNotice {
  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id: number;

  @Column({ type: 'int' })
  year: number;

  @Column({ type: 'varchar', default: 'year' })
  scope: CalendarScope;

  @Column({ type: 'varchar', nullable: true })
  docNo: string | null;

  @Column()
  title: string;

  @Column({ type: 'date', nullable: true })
  issuedOn: string | null;

  @Column({ type: 'varchar', nullable: true })
  source: string | null;

  /** The text it was read from, as it was pasted; null for what ships with the system. */
  @Column({ type: 'varchar', nullable: true })
  text: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  loadedAt: Date | null;

  @Column({ type: 'uuid', nullable: true })
  @ForeignKey('AppUser')
  loadedBy: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  withdrawnAt: Date | null;

  @Column({ type: 'uuid', nullable: true })
  @ForeignKey('AppUser')
  withdrawnBy: string | null;

  @Column({ type: 'varchar', nullable: true })
  withdrawReason: string | null;
}

@Entity('calendar_day')
export class CalendarDay {
  @PrimaryColumn({ type: 'int' })
  @ForeignKey('CalendarNotice', { onDelete: 'CASCADE' })
  noticeId: number;

  @PrimaryColumn({ type: 'date' })
  date: string;

  /** 放假 | 补班 | by the day of the week again, where a second notice undoes what the first said of the day. */
  @Column({ type: 'varchar' })
  kind: DayKind;

  @Column()
  name: string;
}

/** A day that an office sets for itself and the units below it, where no unit between says otherwise (本单位安排). */
@Entity('local_day')
export class LocalDay {
  @PrimaryColumn({ type: 'uuid' })
  @ForeignKey('Unit')
  unitId: string;

  @PrimaryColumn({ type: 'date' })
  date: string;

  @Column({ type: 'varchar' })
  kind: 'off' | 'work';

  @Column()
  name: string;

  /** The office's own document; null where none was stated. */
  @Column({ type: 'varchar', nullable: true })
  source: string | null;

  @Column({ type: 'uuid' })
  @ForeignKey('AppUser')
  setBy: string;

  @Column({ type: 'timestamptz' })
  setAt: Date;
}

/** One row: counts every change of notices and local days, so that each process knows when to read them anew. */
@Entity('calendar_state')
@Check('calendar_state_single', 'id = 1')
export class CalendarState {
  @PrimaryColumn({ type: 'int' })
  id: number;

  @Column({ type: 'int' })
  revision: number;
}
