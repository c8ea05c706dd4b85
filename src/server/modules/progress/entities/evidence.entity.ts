import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { EvidenceKind } from '../../../../shared/vocabulary.js';

/** Proof attached to a filing: a published page with its publication date, or a file kept under DATA_DIR by its hash. */
@Entity('evidence')
@Index(['reportId'])
@Check(
  'evidence_link_or_file',
  `(kind = 'link') = (url IS NOT NULL) AND (kind = 'file') = (sha256 IS NOT NULL)`,
)
export class Evidence {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  @ForeignKey('ProgressReport', { onDelete: 'CASCADE' })
  reportId: string;

  @Column({ type: 'varchar' })
  kind: EvidenceKind;

  /** What the link is called, or the file's own name. */
  @Column()
  title: string;

  @Column({ type: 'text', nullable: true })
  url: string | null;

  @Column({ type: 'date', nullable: true })
  publishedOn: string | null;

  @Column({ type: 'varchar', nullable: true })
  sha256: string | null;

  /** Bytes. */
  @Column({ type: 'int', nullable: true })
  size: number | null;

  @Column({ type: 'uuid' })
  @ForeignKey('AppUser')
  createdBy: string;

  @Column({ type: 'timestamptz' })
  createdAt: Date;
}
