import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import { DomainError } from '../../common/domain-error.js';
import { decodeCursor, encodeCursor } from '../../common/page.dto.js';
import type { DraftContent } from './domain/draft-content.js';
import type { FailedTable } from './domain/failed-rows.js';
import { draftFlow } from './domain/draft-flow.js';
import { countsOf, openQuestions } from './domain/open-questions.js';
import { DraftChanges } from './draft-changes.js';
import type {
  DraftDto,
  DraftPageDto,
  DraftQuery,
  DraftRowDto,
  DraftStateDto,
  DraftNameDto,
} from './draft.dto.js';
import { canManageDraft } from './draft.policy.js';
import { Draft } from './entities/draft.entity.js';

/** Drafts as the screens need them. A draft is seen by those who coordinate its unit and by nobody else. */
@Injectable()
export class DraftQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: DraftChanges,
  ) {}

  /** Newest first. */
  async list(actor: Actor, query: DraftQuery): Promise<DraftPageDto> {
    const [createdAt, id] = decodeCursor(query.after, ['instant', 'uuid']) ?? [null, null];
    const scope = [actor.coordinates, query.status ?? null];
    const rows = await this.dataSource.query<(DraftRowDto & { cursorAt: string })[]>(
      `SELECT draft.id, draft.status, draft.owner_unit_id AS "ownerUnitId", unit.name AS "ownerUnit",
         draft.file_name AS "fileName", draft.content->'plan'->>'title' AS title, draft.created_at AS "createdAt",
         draft.created_at::text AS "cursorAt", app_user.name AS "createdBy", draft.plan_id AS "planId", draft.purpose, draft.version
       FROM draft JOIN unit ON unit.id = draft.owner_unit_id JOIN app_user ON app_user.id = draft.created_by
       WHERE draft.owner_unit_id = ANY ($1::uuid[]) AND ($2::varchar IS NULL OR draft.status = $2)
         AND ($3::timestamptz IS NULL OR (draft.created_at, draft.id) < ($3::timestamptz, $4::uuid))
       ORDER BY draft.created_at DESC, draft.id DESC LIMIT $5`,
      [...scope, createdAt, id, query.limit + 1],
    );
    const [{ total }] = await this.dataSource.query<{ total: number }[]>(
      `SELECT count(*)::int AS total FROM draft
       WHERE owner_unit_id = ANY ($1::uuid[]) AND ($2::varchar IS NULL OR status = $2)`,
      scope,
    );
    const page = rows.slice(0, query.limit);
    const last = page.at(-1);
    return {
      items: page.map(({ cursorAt: _cursorAt, ...row }) => row),
      next: rows.length > query.limit && last ? encodeCursor([last.cursorAt, last.id]) : null,
      total,
    };
  }

  async one(actor: Actor, id: string): Promise<DraftDto> {
    const em = this.dataSource.manager;
    const draft = await this.find(em, actor, id);
    const [origin] = await em.query<{ ownerUnit: string; createdBy: string }[]>(
      `SELECT unit.name AS "ownerUnit", app_user.name AS "createdBy" FROM unit, app_user
       WHERE unit.id = $1 AND app_user.id = $2`,
      [draft.ownerUnitId, draft.createdBy],
    );
    return {
      ...(await this.stateOf(em, actor, draft)),
      ...origin,
      ownerUnitId: draft.ownerUnitId,
      fileName: draft.fileName,
      createdAt: draft.createdAt.toISOString(),
      planId: draft.planId,
      purpose: draft.purpose,
      amendsPlanId: draft.amendsPlanId,
      sourceText: draft.sourceText,
    };
  }

  /** The rows of its task tables that could not be taken, as they stood; also of a draft that is confirmed already. */
  async failedTables(actor: Actor, id: string): Promise<{ title: string; tables: FailedTable[] }> {
    const { content, fileName } = await this.find(this.dataSource.manager, actor, id);
    return { title: content.plan.title ?? fileName, tables: content.failedTables ?? [] };
  }

  /** The draft, or 404 for one that is absent and one that is not the actor's business alike. */
  async find(em: EntityManager, actor: Actor, id: string): Promise<Draft> {
    const draft = await em.findOneBy(Draft, { id });
    if (!draft || !canManageDraft(actor, draft)) throw DomainError.notFound('导入草稿');
    return draft;
  }

  /** Everything that an edit may change, with what follows from it: questions, counts, names, rights. */
  async stateOf(em: EntityManager, actor: Actor, draft: Draft): Promise<DraftStateDto> {
    const { id, version, status, content } = draft;
    const questions = openQuestions(content);
    const last = await this.changes.last(em, id);
    const allowed = canManageDraft(actor, draft) ? draftFlow.allowed(status) : [];
    return {
      id,
      version,
      status,
      plan: content.plan,
      items: content.items,
      badCells: content.badCells,
      questions,
      counts: countsOf(content, questions),
      waived: content.waived ?? [],
      lastChange: last && { version: last.version, by: last.by, at: last.at, words: last.words },
      ...(await this.namesIn(em, content)),
      can: {
        edit: allowed.includes('confirm'),
        confirm: allowed.includes('confirm'),
        discard: allowed.includes('discard'),
        undo: last !== null && allowed.includes('confirm'),
      },
    };
  }

  private async namesIn(
    em: EntityManager,
    content: DraftContent,
  ): Promise<{ units: DraftNameDto[]; groups: DraftNameDto[] }> {
    const assignments = content.items.flatMap((item) => item.assignments);
    const distinct = (ids: (string | null)[]): string[] => [...new Set(ids.filter((id) => id !== null))];
    const units = await em.query<DraftNameDto[]>(
      'SELECT id, name, short_name AS "shortName" FROM unit WHERE id = ANY ($1::uuid[]) ORDER BY sort, name',
      [distinct(assignments.map(({ unitId }) => unitId))],
    );
    const groups = await em.query<DraftNameDto[]>(
      'SELECT id, name, name AS "shortName" FROM unit_group WHERE id = ANY ($1::uuid[]) ORDER BY name',
      [distinct(assignments.map(({ groupId }) => groupId))],
    );
    return { units, groups };
  }
}
