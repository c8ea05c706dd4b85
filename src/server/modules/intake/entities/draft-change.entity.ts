import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { Inverse } from '../domain/undo.js';

/** A name that a change taught the organisation; forgotten again when the change is undone. */
export interface LearntName {
  alias: string;
  unitId: string | null;
  groupId: string | null;
}

/** One saved change of a draft: who did what, and how to take it back. The trail proper is in `audit_entry`. */
@Entity('draft_change')
@Index(['draftId', 'version'], { unique: true })
export class DraftChange {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  @ForeignKey('Draft', { onDelete: 'CASCADE' })
  draftId: string;

  /** The version of the draft that it made. */
  @Column({ type: 'int' })
  version: number;

  @Column({ type: 'uuid' })
  @ForeignKey('AppUser')
  changedBy: string;

  @Column({ type: 'timestamptz' })
  changedAt: Date;

  /** What was done, for a colleague: `指定单位(14 条)`. */
  @Column()
  words: string;

  /** Null for what cannot be taken back: the taking back itself. */
  @Column({ type: 'jsonb', nullable: true })
  inverse: Inverse | null;

  @Column({ type: 'jsonb', default: () => `'[]'` })
  learnt: LearntName[];

  @Column({ type: 'timestamptz', nullable: true })
  undoneAt: Date | null;
}
