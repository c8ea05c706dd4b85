import {
  Column,
  Entity,
  ForeignKey,
  Index,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  VersionColumn,
} from 'typeorm';
import type { UnitClass } from '../../../../shared/vocabulary.js';

/**
 * A collective such as 机关各处室. It expands on a date to the units of its class inside `withinUnitId` that are active
 * that day, and to its listed members; 相关单位, which no machine can expand, is a group with neither.
 */
@Entity('unit_group')
@Index('unit_group_once', ['withinUnitId', 'name'], { unique: true })
export class UnitGroup {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column()
  name: string;

  @Column({ type: 'varchar', nullable: true })
  unitClass: UnitClass | null;

  @Column({ type: 'uuid' })
  @ForeignKey('Unit')
  withinUnitId: string;

  @VersionColumn({ default: 1 })
  version: number;
}

@Entity('unit_group_member')
export class UnitGroupMember {
  @PrimaryColumn({ type: 'uuid' })
  @ForeignKey('UnitGroup', { onDelete: 'CASCADE' })
  groupId: string;

  @PrimaryColumn({ type: 'uuid' })
  @ForeignKey('Unit')
  unitId: string;
}
