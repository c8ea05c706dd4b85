import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import { DomainError } from '../../common/domain-error.js';
import { decodeCursor, encodeCursor } from '../../common/page.dto.js';
import { softLine, softWords, type SoftPolicyLine } from '../deadline/domain/soft-policy.js';
import type {
  OutlineDto,
  OutlineQuery,
  PlanDto,
  PlanItemDto,
  TimeRequirementDto,
  PlanPageDto,
  PlanQuery,
  PlanSummaryDto,
  PlanYearDto,
  PlanYearsDto,
} from './plan.dto.js';
import { canManagePlan, planAbilities, visibleItems, visiblePlans } from './plan.policy.js';

type SummaryRow = Omit<PlanSummaryDto, 'can'>;
type DetailRow = Omit<PlanDto, 'can'>;
/** As it is stored: what a requirement's own policy says is put in words afterwards. */
type OutlineRow = Omit<PlanItemDto, 'requirements'> & {
  requirements: (Omit<TimeRequirementDto, 'policy'> & { policy: SoftPolicyLine | null })[];
};

const SUMMARY = `p.id, p.kind, p.owner_unit_id AS "ownerUnitId", u.name AS "ownerUnitName", p.title, p.issuer, p.doc_no AS "docNo",
  p.year, p.issued_on::text AS "issuedOn", p.status, p.created_at AS "createdAt", p.published_at AS "publishedAt",
  p.closed_at AS "closedAt", p.version`;
/** Undated drafts first: they wait for someone. */
const YEAR_KEY = 'COALESCE(p.year, 9999)';

@Injectable()
export class PlanQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** The years of the published plans that this person may see. */
  async years(actor: Actor): Promise<PlanYearsDto> {
    const params: unknown[] = [];
    const items = await this.dataSource.query<PlanYearDto[]>(
      `SELECT p.year, count(*)::int AS plans FROM plan p
       WHERE p.status <> 'draft' AND ${visiblePlans(actor, 'p', params)} GROUP BY p.year ORDER BY p.year DESC`,
      params,
    );
    return { items };
  }

  /** Plans this person may see, the latest year first. */
  async list(actor: Actor, query: PlanQuery): Promise<PlanPageDto> {
    const params: unknown[] = [];
    const where = [visiblePlans(actor, 'p', params)];
    if (query.year !== undefined) where.push(`p.year = $${params.push(query.year)}`);
    if (query.status) where.push(`p.status = $${params.push(query.status)}`);
    if (query.q?.trim()) {
      const words = `$${params.push(query.q.trim())}`;
      where.push(`(strpos(p.title, ${words}) > 0 OR strpos(COALESCE(p.doc_no, ''), ${words}) > 0)`);
    }
    const [{ total }] = await this.dataSource.query<{ total: number }[]>(
      `SELECT count(*)::int AS total FROM plan p WHERE ${where.join(' AND ')}`,
      params,
    );
    const after = decodeCursor(query.after, ['int', 'uuid']);
    if (after) {
      const [year, id] = after.map((value) => `$${params.push(value)}`);
      where.push(`(${YEAR_KEY}, p.id) < (${year}::int, ${id}::uuid)`);
    }
    const rows = await this.summaries(
      this.dataSource.manager,
      actor,
      params,
      where,
      `ORDER BY ${YEAR_KEY} DESC, p.id DESC LIMIT ${query.limit + 1}`,
    );
    const page = rows.slice(0, query.limit);
    const last = page.at(-1);
    return {
      items: page.map((row) => ({ ...row, can: planAbilities(actor, row) })),
      next: rows.length > query.limit && last ? encodeCursor([last.year ?? 9999, last.id]) : null,
      total,
    };
  }

  async one(actor: Actor, id: string, em: EntityManager = this.dataSource.manager): Promise<PlanDto> {
    const params: unknown[] = [id];
    const where = ['p.id = $1::uuid', visiblePlans(actor, 'p', params)];
    const [row] = await this.summaries<DetailRow>(
      em,
      actor,
      params,
      where,
      '',
      `, p.cadence, p.stages, p.grace_workdays AS "graceWorkdays", p.behind_points AS "behindPoints",
         p.extension_workdays AS "extensionWorkdays",
         p.soft_policy AS "softPolicy", p.inner_workdays AS "innerWorkdays", p.source_text AS "sourceText"`,
    );
    if (!row) throw DomainError.notFound('工作计划');
    const readsAll = canManagePlan(actor, row) || actor.principal;
    return { ...row, sourceText: readsAll ? row.sourceText : null, can: planAbilities(actor, row) };
  }

  /**
   * The outline in reading order: the items this person may see, and the headings above them. Keyset by position; a
   * whole plan fits one page but for the largest.
   */
  async outline(actor: Actor, planId: string, query: OutlineQuery): Promise<OutlineDto> {
    const { softPolicy } = await this.one(actor, planId);
    const params: unknown[] = [planId];
    const scope = visibleItems(actor, 'i', params);
    const [from] = decodeCursor(query.after, ['int']) ?? [-1];
    params.push(from, query.limit + 1);
    const rows = await this.dataSource.query<OutlineRow[]>(
      `WITH RECURSIVE seen AS (
         SELECT i.id, i.parent_id FROM plan_item i WHERE i.plan_id = $1 AND i.retired_on IS NULL AND ${scope}
       ), shown AS (
         SELECT id, parent_id FROM seen
         UNION SELECT a.id, a.parent_id FROM plan_item a JOIN shown ON shown.parent_id = a.id
       )
       SELECT i.id, i.parent_id AS "parentId", i.position, i.number, i.path, i.level, i.kind, i.title,
         CASE WHEN s.id IS NULL THEN '' ELSE i.text END AS text, s.id IS NULL AS "headingOnly",
         i.span_start AS "spanStart", i.span_end AS "spanEnd", i.version,
         CASE WHEN s.id IS NULL THEN '[]'::json ELSE (
           SELECT COALESCE(json_agg(json_build_object('id', a.id, 'role', a.role, 'unitId', a.unit_id, 'unitName', u.name,
             'unitShortName', u.short_name, 'groupId', a.group_id, 'groupName', g.name)
             ORDER BY array_position(ARRAY['lead', 'support', 'responsible']::varchar[], a.role), a.sort, u.sort NULLS FIRST, a.id), '[]')
           FROM assignment a LEFT JOIN unit u ON u.id = a.unit_id LEFT JOIN unit_group g ON g.id = a.group_id
           WHERE a.plan_item_id = i.id) END AS assignments,
         CASE WHEN s.id IS NULL THEN '[]'::json ELSE (
           SELECT COALESCE(json_agg(json_build_object('id', r.id, 'spec', r.spec, 'raw', r.raw, 'eventTypeId', r.event_type_id,
             'eventTypeName', t.name, 'innerWorkdays', r.inner_workdays, 'policy', r.policy) ORDER BY r.raw, r.id), '[]')
           FROM time_requirement r LEFT JOIN event_type t ON t.id = r.event_type_id WHERE r.plan_item_id = i.id) END AS requirements
       FROM plan_item i LEFT JOIN seen s ON s.id = i.id
       WHERE i.id IN (SELECT id FROM shown) AND i.position > $${params.length - 1}
       ORDER BY i.position LIMIT $${params.length}`,
      params,
    );
    const items = rows.slice(0, query.limit).map((row) => ({
      ...row,
      requirements: row.requirements.map((one) => ({
        ...one,
        policy:
          one.spec.kind !== 'soft'
            ? null
            : one.policy
              ? softWords(one.policy)
              : meaningOf(softPolicy, one.raw),
      })),
    }));
    return { items, next: rows.length > query.limit ? encodeCursor([items.at(-1)!.position]) : null };
  }

  /**
   * The plan that this document became before: the same file, or the same issuer, title, year and number (domain 3).
   * For the owner's office, so no scope. Null where there is none.
   */
  async existing(
    em: EntityManager,
    ownerUnitId: string,
    document: {
      fileHash: string | null;
      title: string;
      issuer: string | null;
      year: number | null;
      docNo: string | null;
    },
  ): Promise<string | null> {
    const [row] = await em.query<{ id: string }[]>(
      `SELECT id FROM plan WHERE owner_unit_id = $1 AND (file_hash = $2 OR (title = $3 AND issuer IS NOT DISTINCT FROM $4
         AND year IS NOT DISTINCT FROM $5 AND doc_no IS NOT DISTINCT FROM $6))
       ORDER BY (file_hash IS NOT DISTINCT FROM $2) DESC, created_at LIMIT 1`,
      [ownerUnitId, document.fileHash, document.title, document.issuer, document.year, document.docNo],
    );
    return row?.id ?? null;
  }

  private summaries<Row extends SummaryRow = SummaryRow>(
    em: EntityManager,
    actor: Actor,
    params: unknown[],
    where: string[],
    order: string,
    columns = '',
  ): Promise<Row[]> {
    const visible = visibleItems(actor, 'i', params);
    return em.query<Row[]>(
      `SELECT ${SUMMARY}${columns}, c.tasks, c.unassigned
       FROM plan p JOIN unit u ON u.id = p.owner_unit_id CROSS JOIN LATERAL (
         SELECT count(*)::int AS tasks,
           (count(*) FILTER (WHERE NOT EXISTS (SELECT 1 FROM assignment a WHERE a.plan_item_id = i.id)))::int AS unassigned
         FROM plan_item i WHERE i.plan_id = p.id AND i.kind = 'task' AND i.retired_on IS NULL AND ${visible}
       ) c WHERE ${where.join(' AND ')} ${order}`,
      params,
    );
  }
}

/** 本单位规定 for vague words, as publication reads them. */
function meaningOf(policy: SoftPolicyLine[], raw: string): string | null {
  const line = softLine(policy, raw);
  return line && softWords(line);
}
