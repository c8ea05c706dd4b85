import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import { DomainError } from '../../common/domain-error.js';
import { decodeCursor, encodeCursor } from '../../common/page.dto.js';
import type { UnitClass } from '../../../shared/vocabulary.js';
import type {
  AssessmentDetailDto,
  AssessmentDto,
  AssessmentPageDto,
  AssessmentQuery,
  SchemeDto,
  SchemeListDto,
  ScoreEntryDto,
  UnitSheetDto,
} from './assessment.dto.js';
import { abilitiesOf, scopeOf, visibleAssessments, type AssessmentScope } from './assessment.policy.js';
import type { SchemeSpec } from './domain/scheme.js';
import { points, schemeLines, sheetLines, type ScoreBook, type ScoreBookEntry } from './score-book.js';

interface RunRow extends Omit<AssessmentDto, 'createdAt' | 'can'> {
  createdAt: Date;
  ownerUnitId: string;
}

interface SchemeRow {
  id: string;
  name: string;
  edition: number;
  spec: SchemeSpec;
}

interface ScoreRow {
  unitId: string;
  unitName: string;
  unitClass: UnitClass;
  score: number;
  rank: number;
  grade: string;
}

type EntryRow = ScoreEntryDto & { unitId: string };

interface SumRow {
  unitId: string;
  line: string;
  count: number;
  points: number;
  counted: number;
}

const RUN = `
  SELECT a.id, a.plan_id AS "planId", p.title AS "planTitle", p.owner_unit_id AS "ownerUnitId", a.scheme_id AS "schemeId",
    s.name AS "schemeName", a.as_of::text AS "asOf", a.status, a.created_at AS "createdAt", u.name AS "createdByName",
    (SELECT count(*)::int FROM unit_score c WHERE c.assessment_id = a.id) AS "unitCount", a.version
  FROM assessment a JOIN plan p ON p.id = a.plan_id JOIN assessment_scheme s ON s.id = a.scheme_id
  JOIN app_user u ON u.id = a.created_by`;

@Injectable()
export class AssessmentQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** Runs that this person may see, newest first. */
  async list(actor: Actor, { planId, limit, after }: AssessmentQuery): Promise<AssessmentPageDto> {
    const params: unknown[] = [];
    const add = (value: unknown): string => `$${params.push(value)}`;
    const cursor = decodeCursor(after, ['instant', 'uuid']);
    const conditions = [
      visibleAssessments(actor, 'a', 'p', params),
      ...(planId ? [`a.plan_id = ${add(planId)}`] : []),
      ...(cursor ? [`(a.created_at, a.id) < (${add(cursor[0])}::timestamptz, ${add(cursor[1])}::uuid)`] : []),
    ];
    const rows = await this.dataSource.query<RunRow[]>(
      `${RUN} WHERE ${conditions.join(' AND ')} ORDER BY a.created_at DESC, a.id DESC LIMIT ${add(limit + 1)}`,
      params,
    );
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      items: page.map((row) => runDto(actor, row)),
      next: rows.length > limit && last ? encodeCursor([last.createdAt.toISOString(), last.id]) : null,
      can: { run: actor.coordinates.length > 0 },
    };
  }

  async schemes(): Promise<SchemeListDto> {
    const rows = await this.dataSource.query<SchemeRow[]>(
      'SELECT id, name, edition, spec FROM assessment_scheme ORDER BY created_at DESC, edition DESC, name',
    );
    return { items: rows.map(schemeDto) };
  }

  /** A run with its ranking, as far as this person sees it. */
  async one(actor: Actor, id: string): Promise<AssessmentDetailDto> {
    const em = this.dataSource.manager;
    const { run, scope } = await this.requireVisible(em, actor, id);
    const scheme = await this.schemeOf(em, run.schemeId);
    const scores = (await this.scoresOf(em, id)).filter(({ unitId }) => includes(scope.ranking, unitId));
    const sums = await this.sumsOf(em, id);
    return {
      ...runDto(actor, run),
      scheme: schemeDto(scheme),
      ranking: scores.map(({ score, ...unit }) => ({
        ...unit,
        score: points(score),
        deducted: points(scheme.spec.base - score),
        lines: scheme.spec.lines.map(({ code }) => ({ code, ...sumOf(sums, unit.unitId, code) })),
        can: { open: includes(scope.sheets, unit.unitId) },
      })),
    };
  }

  /** One unit's sheet: each line with the entries that make it. */
  async unitSheet(actor: Actor, id: string, unitId: string): Promise<UnitSheetDto> {
    const em = this.dataSource.manager;
    const { run, scope } = await this.requireVisible(em, actor, id);
    const unit = (await this.scoresOf(em, id)).find((row) => row.unitId === unitId);
    if (!unit || !includes(scope.sheets, unitId)) throw DomainError.notFound('该单位的评分表');
    const { spec } = await this.schemeOf(em, run.schemeId);
    const entries = await this.entriesOf(em, id, [unitId]);
    return {
      assessment: runDto(actor, run),
      unitId,
      unitName: unit.unitName,
      rank: unit.rank,
      grade: unit.grade,
      score: points(unit.score),
      base: points(spec.base),
      lines: sheetLines(spec, entries.map(withoutUnit)),
    };
  }

  /** A run that is kept, as the 考核评分表 prints it: the ranking, and the sheets that this person may open. */
  async scoreBook(em: EntityManager, actor: Actor, id: string): Promise<ScoreBook> {
    const { run, scope } = await this.requireVisible(em, actor, id);
    const { spec } = await this.schemeOf(em, run.schemeId);
    const scores = (await this.scoresOf(em, id)).filter(({ unitId }) => includes(scope.ranking, unitId));
    const opened = scores.map(({ unitId }) => unitId).filter((unitId) => includes(scope.sheets, unitId));
    const entries = await this.entriesOf(em, id, opened);
    return {
      planTitle: run.planTitle,
      schemeName: run.schemeName,
      asOf: run.asOf,
      status: run.status,
      base: points(spec.base),
      unitCount: run.unitCount,
      units: scores.map(({ score, ...unit }) => ({
        ...unit,
        score: points(score),
        deducted: points(spec.base - score),
        lines: opened.includes(unit.unitId) ? sheetLines(spec, ofUnit(entries, unit.unitId)) : null,
      })),
    };
  }

  /** The run and what of it this person sees; 404 where that is nothing. */
  async requireVisible(
    em: EntityManager,
    actor: Actor,
    id: string,
  ): Promise<{ run: RunRow; scope: AssessmentScope }> {
    const [run] = await em.query<(RunRow & { scored: string[] })[]>(
      `SELECT run.*, ARRAY(SELECT unit_id FROM unit_score c WHERE c.assessment_id = run.id) AS scored
       FROM (${RUN} WHERE a.id = $1) run`,
      [id],
    );
    const scope = run && scopeOf(actor, run);
    if (!scope) throw DomainError.notFound('该考核评分');
    return { run, scope };
  }

  private async schemeOf(em: EntityManager, id: string): Promise<SchemeRow> {
    const [scheme] = await em.query<SchemeRow[]>(
      'SELECT id, name, edition, spec FROM assessment_scheme WHERE id = $1',
      [id],
    );
    return scheme;
  }

  private scoresOf(em: EntityManager, id: string): Promise<ScoreRow[]> {
    return em.query(
      `SELECT s.unit_id AS "unitId", u.name AS "unitName", u.unit_class AS "unitClass", s.score, s.rank, s.grade
       FROM unit_score s JOIN unit u ON u.id = s.unit_id WHERE s.assessment_id = $1
       ORDER BY s.rank, u.name COLLATE "zh-x-icu", u.id`,
      [id],
    );
  }

  private sumsOf(em: EntityManager, id: string): Promise<SumRow[]> {
    return em.query(
      `SELECT unit_id AS "unitId", indicator AS line, count(*)::int AS count, sum(points)::int AS points,
         sum(counted)::int AS counted
       FROM score_entry WHERE assessment_id = $1 GROUP BY unit_id, indicator`,
      [id],
    );
  }

  /** In hundredths, in the order in which the caps took them. */
  private entriesOf(em: EntityManager, id: string, unitIds: string[]): Promise<EntryRow[]> {
    return em.query(
      `SELECT e.id, e.unit_id AS "unitId", e.indicator AS line, e.points, e.counted, e.reason, e.plan_item_id AS "planItemId",
         i.title AS "itemTitle", i.path AS "itemPath", e.deadline_id AS "deadlineId", d.kind AS "deadlineKind",
         e.report_id AS "reportId", e.facts
       FROM score_entry e JOIN plan_item i ON i.id = e.plan_item_id LEFT JOIN deadline d ON d.id = e.deadline_id
       WHERE e.assessment_id = $1 AND e.unit_id = ANY ($2::uuid[])
       ORDER BY COALESCE(e.facts->>'dueOn', e.facts->>'returnedOn'), i.position,
         COALESCE(e.deadline_id::text, e.facts->>'reviewId') COLLATE "C"`,
      [id, unitIds],
    );
  }
}

const withoutUnit = ({ unitId: _, ...entry }: EntryRow): ScoreEntryDto => entry;
const ofUnit = (entries: EntryRow[], unitId: string): ScoreBookEntry[] =>
  entries.filter((entry) => entry.unitId === unitId).map(({ unitId: _, id: __, ...entry }) => entry);

const includes = (units: 'all' | string[], unitId: string): boolean =>
  units === 'all' || units.includes(unitId);

function runDto(actor: Actor, row: RunRow): AssessmentDto {
  const { id, planId, planTitle, schemeId, schemeName, asOf, status, createdByName, unitCount, version } =
    row;
  const shown = {
    id,
    planId,
    planTitle,
    schemeId,
    schemeName,
    asOf,
    status,
    createdByName,
    unitCount,
    version,
  };
  return { ...shown, createdAt: row.createdAt.toISOString(), can: abilitiesOf(actor, row) };
}

const schemeDto = ({ id, name, edition, spec }: SchemeRow): SchemeDto => ({
  ...{ id, name, edition, base: points(spec.base), lines: schemeLines(spec) },
  grades: spec.grades.map((grade) => ({ name: grade.name, from: points(grade.from) })),
});

/** Points of one line for one unit. */
function sumOf(sums: SumRow[], unitId: string, line: string) {
  const sum = sums.find((row) => row.unitId === unitId && row.line === line);
  if (!sum) return { count: 0, deducted: 0, capped: 0 };
  return { count: sum.count, deducted: points(0 - sum.counted), capped: points(sum.counted - sum.points) };
}
