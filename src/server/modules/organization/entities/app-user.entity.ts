import {
  Column,
  Entity,
  ForeignKey,
  Index,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  VersionColumn,
} from 'typeorm';
import type { PersonRole } from '../../../../shared/vocabulary.js';

@Entity('app_user')
export class AppUser {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  /** The name typed at login, kept in lower case. */
  @Column({ unique: true })
  username: string;

  @Column()
  name: string;

  @Column({ type: 'varchar', nullable: true })
  phone: string | null;

  @Column({ default: true })
  active: boolean;

  /** 主要领导: reads all units, whatever is in their charge. */
  @Column({ default: false })
  principal: boolean;

  @VersionColumn({ default: 1 })
  version: number;
}

/** One role of one person in one unit. `admin` and `auditor` are held in the root unit. */
@Entity('role_grant')
@Index(['userId', 'role', 'unitId'], { unique: true })
export class RoleGrant {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  @ForeignKey('AppUser')
  userId: string;

  @Column({ type: 'varchar' })
  role: PersonRole;

  @Column({ type: 'uuid' })
  @ForeignKey('Unit')
  unitId: string;
}

/** 分管: a unit in a leader's charge. */
@Entity('leader_charge')
export class LeaderCharge {
  @PrimaryColumn({ type: 'uuid' })
  @ForeignKey('AppUser')
  userId: string;

  @PrimaryColumn({ type: 'uuid' })
  @ForeignKey('Unit')
  unitId: string;
}
