import {
  Column,
  Entity,
  ForeignKey,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryGeneratedColumn,
  VersionColumn,
} from 'typeorm';
import type { ItemKind } from '../../../../shared/vocabulary.js';

/** A chapter or a task, as written. Numbers are labels, not keys: two paragraphs may share one. */
@Entity('plan_item')
@Index('plan_item_position', ['planId', 'position'], { unique: true, where: 'retired_on IS NULL' })
export class PlanItem {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  @ForeignKey('Plan', { onDelete: 'CASCADE' })
  planId: string;

  @Column({ type: 'uuid', nullable: true })
  parentId: string | null;

  @ManyToOne(() => PlanItem, { nullable: true, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'parent_id' })
  parent?: PlanItem | null;

  /** Reading order in the document, from 0. */
  @Column({ type: 'int' })
  position: number;

  /** As written: `一、`, `(二)`, `3.`; empty for an unnumbered paragraph. */
  @Column()
  number: string;

  /** Numbers from the top joined: `二(一)3`, what a person says to name it. */
  @Column()
  path: string;

  @Column({ type: 'int' })
  level: number;

  @Column({ type: 'varchar' })
  kind: ItemKind;

  /** First sentence, or the heading: what a list shows. */
  @Column()
  title: string;

  /** Heading and body after the number. */
  @Column({ type: 'text' })
  text: string;

  @Column({ type: 'int', nullable: true })
  spanStart: number | null;

  @Column({ type: 'int', nullable: true })
  spanEnd: number | null;

  /** 撤销: taken out by an amendment on this day; its history stays. */
  @Column({ type: 'date', nullable: true })
  retiredOn: string | null;

  @VersionColumn({ default: 1 })
  version: number;
}
