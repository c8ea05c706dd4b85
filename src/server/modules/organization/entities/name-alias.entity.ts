import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** Another name under which documents know a unit or a group; a coordinator's decision at import is remembered here. */
@Entity('name_alias')
@Index('name_alias_once', ['withinUnitId', 'alias'], { unique: true })
@Check('name_alias_one_target', 'num_nonnulls(unit_id, group_id) = 1')
export class NameAlias {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column()
  alias: string;

  /** The bureau in whose documents it means this (`bureau.ts`). */
  @Column({ type: 'uuid' })
  @ForeignKey('Unit')
  withinUnitId: string;

  @Column({ type: 'uuid', nullable: true })
  @ForeignKey('Unit')
  unitId: string | null;

  @Column({ type: 'uuid', nullable: true })
  @ForeignKey('UnitGroup', { onDelete: 'CASCADE' })
  groupId: string | null;
}
