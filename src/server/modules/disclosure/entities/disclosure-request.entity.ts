import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type {
  AnswerKind,
  ApplicantKind,
  ConsultationKind,
  Opinion,
  RequestChannel,
} from '../../../../shared/vocabulary.js';
import type { RequestLengths } from '../domain/request.js';

/**
 * 依申请公开: one request for government information, as facts: what happened and on which day. Due dates, stage and light
 * are derived from them whenever somebody looks (`domain/`), so that a new notice of the calendar needs no recomputing.
 */
@Entity('disclosure_request')
@Index(['unitId', 'arrivedOn'])
@Index('disclosure_request_number', ['unitId', 'number'], { unique: true })
@Index('disclosure_request_open', ['unitId'], { where: 'answered_on IS NULL AND withdrawn_on IS NULL' })
export class DisclosureRequest {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  /** 申请编号 as the office gives it. */
  @Column()
  number: string;

  /** 承办单位 */
  @Column({ type: 'uuid' })
  @ForeignKey('Unit')
  unitId: string;

  @Column({ type: 'varchar' })
  applicantKind: ApplicantKind;

  /** Personal data: shown to those who handle the request, masked for others, in no trail, message or log. */
  @Column()
  applicantName: string;

  /** Personal data, as the name; never in a list or a sheet. */
  @Column({ type: 'varchar', nullable: true })
  applicantContact: string | null;

  /** 所需政府信息 */
  @Column({ type: 'text' })
  content: string;

  @Column({ type: 'varchar' })
  channel: RequestChannel;

  @Column({ type: 'date' })
  arrivedOn: string;

  @Column({ type: 'date', nullable: true })
  confirmedOn: string | null;

  @Column({ type: 'date', nullable: true })
  correctionSentOn: string | null;

  @Column({ type: 'date', nullable: true })
  correctionDueOn: string | null;

  /** What is to be corrected. */
  @Column({ type: 'text', nullable: true })
  correctionMatter: string | null;

  @Column({ type: 'date', nullable: true })
  correctedOn: string | null;

  /** Working days. */
  @Column({ type: 'int', nullable: true })
  extensionDays: number | null;

  @Column({ type: 'date', nullable: true })
  extensionDecidedOn: string | null;

  @Column({ type: 'date', nullable: true })
  extensionToldOn: string | null;

  /** The head of the disclosure office who consented. */
  @Column({ type: 'varchar', nullable: true })
  extensionApprover: string | null;

  /** 要求说明理由: the requests are plainly too many or too frequent (Art. 35). */
  @Column({ type: 'date', nullable: true })
  reasonAskedOn: string | null;

  @Column({ type: 'date', nullable: true })
  reasonGivenOn: string | null;

  /** The day by which the office will answer, where the reason is sound and the ordinary time does not suffice. */
  @Column({ type: 'date', nullable: true })
  delayedTo: string | null;

  @Column({ type: 'date', nullable: true })
  delayToldOn: string | null;

  @Column({ type: 'date', nullable: true })
  answeredOn: string | null;

  @Column({ type: 'varchar', nullable: true })
  answerKind: AnswerKind | null;

  /** Number of the answering document, or a remark. */
  @Column({ type: 'varchar', nullable: true })
  answerNote: string | null;

  @Column({ type: 'date', nullable: true })
  withdrawnOn: string | null;

  /** The statutory lengths on the day of registration, in working days. */
  @Column({ type: 'jsonb' })
  lengths: RequestLengths;

  @Column({ type: 'timestamptz' })
  registeredAt: Date;

  @Column({ type: 'uuid' })
  @ForeignKey('AppUser')
  registeredBy: string;

  @Column({ type: 'int', default: 1 })
  version: number;
}

/** 征求意见: a letter to a third party or a co-producing body. */
@Entity('disclosure_consultation')
@Index(['requestId'])
export class DisclosureConsultation {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  @ForeignKey('DisclosureRequest', { onDelete: 'CASCADE' })
  requestId: string;

  @Column({ type: 'varchar' })
  kind: ConsultationKind;

  /** Of a third party personal data, as the applicant's. */
  @Column()
  name: string;

  @Column({ type: 'date' })
  sentOn: string;

  @Column({ type: 'date', nullable: true })
  deliveredOn: string | null;

  @Column({ type: 'date', nullable: true })
  answeredOn: string | null;

  @Column({ type: 'varchar', nullable: true })
  opinion: Opinion | null;
}
