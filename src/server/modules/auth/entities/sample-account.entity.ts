import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * An account of the sample, with its published password, for the login page. The table is empty in every real
 * installation; a row goes as soon as its person changes the password.
 */
@Entity('sample_account')
export class SampleAccount {
  @PrimaryColumn()
  username: string;

  @Column()
  password: string;

  /** Who it is: `督办员 · 局办公室 周敏`. */
  @Column()
  label: string;

  @Column({ type: 'int' })
  sort: number;
}
