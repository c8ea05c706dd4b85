import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { UnitRole } from '../../../../shared/vocabulary.js';

/**
 * Who answers for a task. A row with `groupId` alone says what the document says (机关各处室); at publication the group's
 * members of that day are added as rows with both, so that every duty has one unit.
 */
@Entity('assignment')
@Index(['planItemId'])
@Index(['unitId'])
@Index('assignment_unit_once', ['planItemId', 'unitId', 'role'], {
  unique: true,
  where: 'unit_id IS NOT NULL',
})
@Index('assignment_group_once', ['planItemId', 'groupId', 'role'], { unique: true, where: 'unit_id IS NULL' })
@Check('assignment_has_target', 'num_nonnulls(unit_id, group_id) > 0')
export class Assignment {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  @ForeignKey('PlanItem', { onDelete: 'CASCADE' })
  planItemId: string;

  @Column({ type: 'uuid', nullable: true })
  @ForeignKey('Unit')
  unitId: string | null;

  @Column({ type: 'uuid', nullable: true })
  @ForeignKey('UnitGroup')
  groupId: string | null;

  @Column({ type: 'varchar' })
  role: UnitRole;

  /** Order as written: the first lead is named first. */
  @Column({ type: 'int', default: 0 })
  sort: number;
}
