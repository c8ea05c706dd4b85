import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { PlanStatus } from '../../../shared/vocabulary.js';

export interface SamePlan {
  planId: string;
  title: string;
  status: PlanStatus;
  by: 'same_file' | 'same_document';
}

/** Whether a file or a document is in the system already (domain 3: same hash, or same issuer, title, year and 文号). */
@Injectable()
export class ExistingPlans {
  /** Two uploads or confirmations of one unit go one after the other until the transaction ends. */
  async lock(em: EntityManager, ownerUnitId: string): Promise<void> {
    await em.query(`SELECT pg_advisory_xact_lock(hashtextextended('intake:' || $1, 0))`, [ownerUnitId]);
  }

  async find(
    em: EntityManager,
    ownerUnitId: string,
    fileHash: string,
    document: { title: string | null; issuer: string | null; docNo: string | null; year: number | null },
  ): Promise<SamePlan | null> {
    const [found] = await em.query<SamePlan[]>(
      `SELECT id AS "planId", title, status, CASE WHEN file_hash = $2 OR title IS DISTINCT FROM $3 THEN 'same_file' ELSE 'same_document' END AS by
       FROM plan
       WHERE owner_unit_id = $1 AND (file_hash = $2 OR EXISTS (
         SELECT 1 FROM plan_amendment a WHERE a.plan_id = plan.id AND a.previous_hash = $2) OR (
         title = $3 AND (issuer, doc_no, year) IS NOT DISTINCT FROM ($4::varchar, $5::varchar, $6::int)))
       ORDER BY (file_hash = $2) DESC NULLS LAST, created_at DESC LIMIT 1`,
      [ownerUnitId, fileHash, document.title?.trim() ?? null, document.issuer, document.docNo, document.year],
    );
    return found ?? null;
  }
}
