import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

@Entity('credential')
export class Credential {
  @PrimaryColumn({ type: 'uuid' })
  @ForeignKey('AppUser')
  userId: string;

  /** argon2id, PHC string. */
  @Column()
  passwordHash: string;

  /** An initial or reset password opens nothing but the page that changes it. */
  @Column({ default: true })
  mustChange: boolean;

  /** Failures since the last success. */
  @Column({ type: 'int', default: 0 })
  failures: number;

  /** No attempt is looked at before this instant. */
  @Column({ type: 'timestamptz', nullable: true })
  lockedUntil: Date | null;

  @Column({ type: 'timestamptz' })
  changedAt: Date;
}

/** Written by connect-pg-simple; declared here so that the migration owns its shape. */
@Entity('session')
export class Session {
  @PrimaryColumn({ type: 'varchar' })
  sid: string;

  @Column({ type: 'json' })
  sess: unknown;

  @Column({ type: 'timestamp', precision: 6 })
  expire: Date;
}
