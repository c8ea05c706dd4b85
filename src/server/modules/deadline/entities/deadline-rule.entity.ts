import { Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { DeadlineKind } from '../../../../shared/vocabulary.js';
import type { RuleSpec } from '../domain/rule.js';
import type { Extension } from '../domain/stopping.js';

/** What the document, or the plan's cadence, says about time. Owned here; handed over by `plan` at publication. */
@Entity('deadline_rule')
@Index(['planId'])
@Index(['planItemId'])
@Index(['eventTypeId'])
export class DeadlineRule {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  @ForeignKey('Plan')
  planId: string;

  @Column({ type: 'uuid' })
  @ForeignKey('PlanItem')
  planItemId: string;

  /** `deliver`: the thing itself is to be done; `report`: a filing is owed. */
  @Column({ type: 'varchar' })
  kind: DeadlineKind;

  @Column({ type: 'jsonb' })
  spec: RuleSpec;

  /** The task in the plan's words, as handed over: what a list of duties calls it. */
  @Column({ default: '' })
  title: string;

  /** The day of publication: periods that fell due before it are not owed. */
  @Column({ type: 'date', default: () => 'CURRENT_DATE' })
  activeFrom: string;

  /** The day the plan was closed: from then on the rule makes no new deadlines. */
  @Column({ type: 'date', nullable: true })
  activeTo: string | null;

  /** For a relative rule that waits for an event. */
  @Column({ type: 'uuid', nullable: true })
  @ForeignKey('EventType')
  eventTypeId: string | null;

  /** How far one extension may go at most (条例33条: 20 working days); null: as the plan says. */
  @Column({ type: 'jsonb', nullable: true })
  extensionCeiling: Extension | null;

  /** The words of the document; null for the plan's own cadence. */
  @Column({ type: 'varchar', nullable: true })
  raw: string | null;

  /** 本单位规定: how the office reads `raw` where that names no time (及时); null where the document itself rules. */
  @Column({ type: 'varchar', nullable: true })
  policy: string | null;

  /** 内部时限: so many working days before each due date; null for none. */
  @Column({ type: 'int', nullable: true })
  innerWorkdays: number | null;
}

/** Who owes what a rule asks (domain 4.4: the leads; where there is none, the responsible units). */
@Entity('rule_bearer')
export class RuleBearer {
  @PrimaryColumn({ type: 'uuid' })
  @ForeignKey('DeadlineRule', { onDelete: 'CASCADE' })
  ruleId: string;

  @PrimaryColumn({ type: 'uuid' })
  @ForeignKey('Unit')
  unitId: string;

  /** True where the unit answers as a lead, or alone: assessment weighs it by this. */
  @Column()
  principal: boolean;

  /** Owes it as a member of a group (机关各处室): an event concerns it only when ticked (domain 4.4). */
  @Column({ default: false })
  viaGroup: boolean;

  /** 办结: the day on which the unit reported that all it had to deliver on the task is done; filings due from then on are not asked for. */
  @Column({ type: 'date', nullable: true })
  endedOn: string | null;
}
