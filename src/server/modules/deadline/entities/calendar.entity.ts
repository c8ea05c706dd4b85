import { Column, Entity, ForeignKey, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** One State Council notice on the public holidays of a year. A later one for the same year supersedes the days it names. */
@Entity('calendar_notice')
export class CalendarNotice {
  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id: number;

  @Column({ type: 'int' })
  year: number;

  @Column({ type: 'varchar', nullable: true })
  docNo: string | null;

  @Column()
  title: string;

  @Column({ type: 'date', nullable: true })
  issuedOn: string | null;

  @Column({ type: 'varchar', nullable: true })
  source: string | null;
}

@Entity('calendar_day')
export class CalendarDay {
  @PrimaryColumn({ type: 'int' })
  @ForeignKey('CalendarNotice', { onDelete: 'CASCADE' })
  noticeId: number;

  @PrimaryColumn({ type: 'date' })
  date: string;

  /** 放假 | 补班 */
  @Column({ type: 'varchar' })
  kind: 'off' | 'work';

  @Column()
  name: string;
}
