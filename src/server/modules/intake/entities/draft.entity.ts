import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, VersionColumn } from 'typeorm';
import type { DraftPurpose, DraftStatus } from '../../../../shared/vocabulary.js';
import type { DraftContent } from '../domain/draft-content.js';

/** A file as read, waiting for a person. Nothing of it is in a plan before it is confirmed. */
@Entity('draft')
@Index(['ownerUnitId', 'status', 'createdAt'])
export class Draft {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  @ForeignKey('Unit')
  ownerUnitId: string;

  @Column({ type: 'varchar', default: 'open' })
  status: DraftStatus;

  @Column()
  fileName: string;

  /** sha256 of the bytes, in hex. */
  @Column()
  fileHash: string;

  /** The text as read, to which the spans of the content point. */
  @Column({ type: 'text' })
  sourceText: string;

  @Column({ type: 'jsonb' })
  content: DraftContent;

  @Column({ type: 'uuid' })
  @ForeignKey('AppUser')
  createdBy: string;

  @Column({ type: 'timestamptz' })
  createdAt: Date;

  @Column({ type: 'varchar', default: 'plan' })
  purpose: DraftPurpose;

  /** The published plan that it is to change; its own plan once confirmed. */
  @Column({ type: 'uuid', nullable: true })
  @ForeignKey('Plan')
  amendsPlanId: string | null;

  /** The plan it became. */
  @Column({ type: 'uuid', nullable: true })
  @ForeignKey('Plan')
  planId: string | null;

  @VersionColumn({ default: 1 })
  version: number;
}
