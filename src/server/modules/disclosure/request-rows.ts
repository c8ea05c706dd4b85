import type { EntityManager } from 'typeorm';
import type { ApplicantKind } from '../../../shared/vocabulary.js';
import type { ConsultationFacts, RequestFacts } from './domain/request.js';

/** A letter with the name it went to. */
export interface ConsultationRow extends ConsultationFacts {
  name: string;
}

/** A request as it lies in its tables: the facts of `domain/`, and what no date depends on. */
export interface RequestRow extends RequestFacts {
  id: string;
  number: string;
  unitId: string;
  unitName: string;
  unitShortName: string;
  applicantKind: ApplicantKind;
  applicantName: string;
  applicantContact: string | null;
  content: string;
  correctionMatter: string | null;
  extensionApprover: string | null;
  answerNote: string | null;
  registeredAt: Date;
  registeredByName: string;
  version: number;
  consultations: ConsultationRow[];
}

const DAYS = [
  ['arrived_on', 'arrivedOn'],
  ['confirmed_on', 'confirmedOn'],
  ['correction_sent_on', 'correctionSentOn'],
  ['correction_due_on', 'correctionDueOn'],
  ['corrected_on', 'correctedOn'],
  ['extension_decided_on', 'extensionDecidedOn'],
  ['extension_told_on', 'extensionToldOn'],
  ['reason_asked_on', 'reasonAskedOn'],
  ['reason_given_on', 'reasonGivenOn'],
  ['delayed_to', 'delayedTo'],
  ['delay_told_on', 'delayToldOn'],
  ['answered_on', 'answeredOn'],
  ['withdrawn_on', 'withdrawnOn'],
]
  .map(([column, name]) => `r.${column}::text AS "${name}"`)
  .join(', ');

/** Requests under a condition on `r`, with their letters in the order of sending. */
export function requestRows(em: EntityManager, where: string, params: unknown[]): Promise<RequestRow[]> {
  return em.query<RequestRow[]>(
    `SELECT r.id, r.number, r.unit_id AS "unitId", u.name AS "unitName", u.short_name AS "unitShortName",
       r.applicant_kind AS "applicantKind", r.applicant_name AS "applicantName",
       r.applicant_contact AS "applicantContact", r.content, r.channel, ${DAYS},
       r.correction_matter AS "correctionMatter", r.extension_days AS "extensionDays",
       r.extension_approver AS "extensionApprover", r.answer_kind AS "answerKind", r.answer_note AS "answerNote",
       r.lengths, r.registered_at AS "registeredAt", p.name AS "registeredByName", r.version,
       COALESCE((SELECT json_agg(json_build_object('id', c.id, 'kind', c.kind, 'name', c.name, 'sentOn', c.sent_on,
           'deliveredOn', c.delivered_on, 'answeredOn', c.answered_on, 'opinion', c.opinion) ORDER BY c.sent_on, c.id)
         FROM disclosure_consultation c WHERE c.request_id = r.id), '[]') AS consultations
     FROM disclosure_request r JOIN unit u ON u.id = r.unit_id JOIN app_user p ON p.id = r.registered_by
     WHERE ${where}`,
    params,
  );
}
