import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, VersionColumn } from 'typeorm';
import type { UnitClass } from '../../../../shared/vocabulary.js';

/** A node of the organisation tree. A unit is never deleted: it ends (`activeTo`), because its past duties remain. */
@Entity('unit')
@Index(['parentId'])
export class Unit {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid', nullable: true })
  parentId: string | null;

  @ManyToOne(() => Unit, { nullable: true })
  @JoinColumn({ name: 'parent_id' })
  parent?: Unit | null;

  /** Full name, unique among its siblings. */
  @Column()
  name: string;

  @Column()
  shortName: string;

  @Column({ type: 'varchar' })
  unitClass: UnitClass;

  /** Order among siblings as the office lists them. */
  @Column({ type: 'int', default: 0 })
  sort: number;

  @Column({ type: 'date' })
  activeFrom: string;

  @Column({ type: 'date', nullable: true })
  activeTo: string | null;

  @VersionColumn({ default: 1 })
  version: number;
}
