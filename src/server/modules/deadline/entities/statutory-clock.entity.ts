import { Column, Entity, ForeignKey, PrimaryGeneratedColumn } from 'typeorm';
import type { ClockUnit } from '../domain/rule.js';

/**
 * A clock that a law runs, as a template: shipped from `seeds/statutory-clocks.json`, editable by the administrator
 * (laws change, and local rules differ). Either a length (`n`, `unit`) from what `starts` says, or a yearly day (`by`).
 */
@Entity('statutory_clock')
export class StatutoryClock {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ unique: true })
  code: string;

  @Column()
  title: string;

  /** From when it runs, in words: 收到申请之日. */
  @Column()
  starts: string;

  @Column({ type: 'int', nullable: true })
  n: number | null;

  @Column({ type: 'varchar', nullable: true })
  unit: ClockUnit | null;

  /** `MM-DD` of a yearly clock. */
  @Column({ type: 'varchar', nullable: true })
  by: string | null;

  /** The length is a ceiling (an extension), not a due date. */
  @Column({ default: false })
  atMost: boolean;

  /** The event type that starts it, where one does. */
  @Column({ type: 'varchar', nullable: true })
  eventCode: string | null;

  @Column()
  law: string;

  @Column()
  article: string;

  @Column({ type: 'text' })
  note: string;

  @Column({ type: 'int' })
  sort: number;

  /** Null: as shipped, and a later release may bring a better text; set: the office's own. */
  @Column({ type: 'timestamptz', nullable: true })
  editedAt: Date | null;

  @Column({ type: 'uuid', nullable: true })
  @ForeignKey('AppUser')
  editedBy: string | null;

  @Column({ type: 'int', default: 1 })
  version: number;
}
