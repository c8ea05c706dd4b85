import { Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { NoticeKind } from '../../../../shared/vocabulary.js';

/** 提醒, 催办, 督办 or 通报 to one unit about one duty: made by a flip, or by a coordinator's hand (no flip). */
@Entity('notice')
@Index(['flipId'], { unique: true })
@Index(['unitId', 'issuedAt'])
@Index(['deadlineId'])
@Index(['planItemId', 'unitId'])
@Index('notice_unsent', ['issuedAt'], { where: 'sent_at IS NULL' })
export class Notice {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'varchar' })
  kind: NoticeKind;

  @Column({ type: 'uuid', nullable: true })
  @ForeignKey('Flip')
  flipId: string | null;

  @Column({ type: 'uuid' })
  @ForeignKey('Deadline')
  deadlineId: string;

  @Column({ type: 'uuid' })
  @ForeignKey('PlanItem')
  planItemId: string;

  @Column({ type: 'uuid' })
  @ForeignKey('Unit')
  unitId: string;

  @Column()
  title: string;

  @Column({ type: 'text' })
  body: string;

  @Column({ type: 'timestamptz' })
  issuedAt: Date;

  /** Null when the sweep issued it. */
  @Column({ type: 'uuid', nullable: true })
  @ForeignKey('AppUser')
  issuedBy: string | null;

  /** When its message was written to the unit's people; until then it waits for office hours. */
  @Column({ type: 'timestamptz', nullable: true })
  sentAt: Date | null;
}

/** 签收: the unit confirms that it has the task. */
@Entity('task_receipt')
export class TaskReceipt {
  @PrimaryColumn({ type: 'uuid' })
  @ForeignKey('PlanItem')
  planItemId: string;

  @PrimaryColumn({ type: 'uuid' })
  @ForeignKey('Unit')
  unitId: string;

  @Column({ type: 'timestamptz' })
  signedAt: Date;

  @Column({ type: 'uuid' })
  @ForeignKey('AppUser')
  signedBy: string;
}
