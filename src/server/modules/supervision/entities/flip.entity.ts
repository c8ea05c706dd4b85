import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { Stage } from '../../../../shared/vocabulary.js';

/**
 * A deadline reached a stage. Marked exactly once per (deadline, stage, due date): when the due date moves, the stage can be
 * reached again. `reachedOn` is when it truly happened, `recordedAt` when a sweep saw it.
 */
@Entity('flip')
@Index(['deadlineId', 'stage', 'dueOn'], { unique: true })
export class Flip {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  @ForeignKey('Deadline')
  deadlineId: string;

  @Column({ type: 'varchar' })
  stage: Stage;

  @Column({ type: 'date' })
  dueOn: string;

  @Column({ type: 'date' })
  reachedOn: string;

  @Column({ type: 'timestamptz' })
  recordedAt: Date;
}
