import {
  AssessmentScheme,
  Assessment,
  UnitScore,
  ScoreEntry,
} from './modules/assessment/entities/assessment.entity.js';
import { AuditEntry } from './modules/audit/entities/audit-entry.entity.js';
import { Credential, Session } from './modules/auth/entities/credential.entity.js';
import { SampleAccount } from './modules/auth/entities/sample-account.entity.js';
import {
  CalendarDay,
  CalendarNotice,
  CalendarState,
  LocalDay,
} from './modules/deadline/entities/calendar.entity.js';
import { CalendarFeed } from './modules/deadline/entities/calendar-feed.entity.js';
import { DeadlineRule, RuleBearer } from './modules/deadline/entities/deadline-rule.entity.js';
import { DeadlineChange } from './modules/deadline/entities/deadline-change.entity.js';
import { DeadlineExtension, DeadlineStop } from './modules/deadline/entities/deadline-stop.entity.js';
import { Deadline } from './modules/deadline/entities/deadline.entity.js';
import { StatutoryClock } from './modules/deadline/entities/statutory-clock.entity.js';
import {
  EventType,
  TriggerEvent,
  TriggerEventUnit,
} from './modules/deadline/entities/trigger-event.entity.js';
import {
  DisclosureConsultation,
  DisclosureRequest,
} from './modules/disclosure/entities/disclosure-request.entity.js';
import { Draft } from './modules/intake/entities/draft.entity.js';
import { DraftChange } from './modules/intake/entities/draft-change.entity.js';
import { OutboxMessage, InboxMessage } from './modules/notification/entities/outbox-message.entity.js';
import { AppUser, RoleGrant, LeaderCharge } from './modules/organization/entities/app-user.entity.js';
import { NameAlias } from './modules/organization/entities/name-alias.entity.js';
import { UnitGroup, UnitGroupMember } from './modules/organization/entities/unit-group.entity.js';
import { Unit } from './modules/organization/entities/unit.entity.js';
import { Assignment } from './modules/plan/entities/assignment.entity.js';
import { PlanItem } from './modules/plan/entities/plan-item.entity.js';
import { PlanAmendment } from './modules/plan/entities/plan-amendment.entity.js';
import { ItemLink, PlanUpstream } from './modules/plan/entities/plan-upstream.entity.js';
import { Plan } from './modules/plan/entities/plan.entity.js';
import { TimeRequirement } from './modules/plan/entities/time-requirement.entity.js';
import { Evidence } from './modules/progress/entities/evidence.entity.js';
import {
  ProgressReport,
  ReportAnswer,
  ReportReview,
} from './modules/progress/entities/progress-report.entity.js';
import { Flip } from './modules/supervision/entities/flip.entity.js';
import { Notice, TaskReceipt } from './modules/supervision/entities/notice.entity.js';

/** Every table. `test/architecture.spec.ts` fails when an entity file is missing here. */
export const ENTITIES = [
  AssessmentScheme,
  Assessment,
  UnitScore,
  ScoreEntry,
  AuditEntry,
  Credential,
  Session,
  SampleAccount,
  CalendarNotice,
  CalendarFeed,
  CalendarDay,
  LocalDay,
  CalendarState,
  DeadlineRule,
  RuleBearer,
  Deadline,
  DeadlineChange,
  DeadlineStop,
  DeadlineExtension,
  StatutoryClock,
  EventType,
  TriggerEvent,
  TriggerEventUnit,
  DisclosureRequest,
  DisclosureConsultation,
  Draft,
  DraftChange,
  OutboxMessage,
  InboxMessage,
  AppUser,
  RoleGrant,
  LeaderCharge,
  NameAlias,
  UnitGroup,
  UnitGroupMember,
  Unit,
  Assignment,
  PlanItem,
  Plan,
  PlanAmendment,
  PlanUpstream,
  ItemLink,
  TimeRequirement,
  Evidence,
  ProgressReport,
  ReportAnswer,
  ReportReview,
  Flip,
  Notice,
  TaskReceipt,
];
