import { Injectable, StreamableFile } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import { dateInShanghai } from '../../common/calendar-date.js';
import { Clock } from '../../common/clock.js';
import { DomainError } from '../../common/domain-error.js';
import { AuditService } from '../audit/audit.service.js';
import { attachmentHeader, cleanFileName } from './domain/file-check.js';
import { isEditable } from './domain/report-flow.js';
import { EvidenceStore, type IncomingFile } from './evidence-store.js';
import type { AddLinkDto, ReportDto } from './progress.dto.js';
import { requireFiler, visibleReports } from './progress.policy.js';
import { ProgressQueries } from './progress.queries.js';
import { holdReport, requireFilable, type HeldReport } from './report-access.js';

interface NewEvidence {
  kind: 'link' | 'file';
  title: string;
  url?: string;
  publishedOn?: string | null;
  sha256?: string;
  size?: number;
}

const MAX_PER_REPORT = 50;

/** 佐证材料: links and files of a filing, changed only while it is in the unit's hands. */
@Injectable()
export class EvidenceService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly store: EvidenceStore,
    private readonly audit: AuditService,
    private readonly queries: ProgressQueries,
  ) {}

  async addLink(actor: Actor, reportId: string, input: AddLinkDto): Promise<ReportDto> {
    const now = this.clock.now();
    if (input.publishedOn && input.publishedOn > dateInShanghai(now)) {
      throw DomainError.invalid('evidence.future', '发布日期不能晚于今天');
    }
    const { url, title, publishedOn = null } = input;
    await this.dataSource.transaction((em) =>
      this.add(em, actor, now, reportId, { kind: 'link', url, title: title.trim(), publishedOn }),
    );
    return this.queries.one(actor, reportId);
  }

  /** Keeps an uploaded file: on disk before its row. Who may not add to the filing leaves nothing behind. */
  async addFile(actor: Actor, reportId: string, file: IncomingFile | undefined): Promise<ReportDto> {
    const now = this.clock.now();
    if (!file) throw DomainError.invalid('evidence.no_file', '请选择要上传的文件');
    const title = cleanFileName(file.originalname);
    try {
      await this.dataSource.transaction((em) => this.holdOpen(em, actor, reportId));
    } catch (error) {
      await this.store.discard(file);
      throw error;
    }
    const { sha256, size } = await this.store.keep(file, title);
    await this.dataSource.transaction((em) =>
      this.add(em, actor, now, reportId, { kind: 'file', title, sha256, size }),
    );
    return this.queries.one(actor, reportId);
  }

  /** Takes a piece of evidence off its filing; a file itself stays in the store. */
  async remove(actor: Actor, id: string): Promise<ReportDto> {
    const now = this.clock.now();
    const reportId = await this.dataSource.transaction(async (em) => {
      const [found] = await em.query<{ reportId: string }[]>(
        'SELECT report_id AS "reportId" FROM evidence WHERE id = $1',
        [id],
      );
      if (!found) throw DomainError.notFound('佐证材料');
      const report = await this.holdOpen(em, actor, found.reportId);
      const [[before]] = await em.query<[object[], number]>(
        'DELETE FROM evidence WHERE id = $1 RETURNING kind, title, url, published_on::text AS "publishedOn", sha256, size',
        [id],
      );
      if (!before) throw DomainError.notFound('佐证材料');
      await this.audit.record(em, actor, now, {
        action: 'evidence.remove',
        subjectType: 'evidence',
        subjectId: id,
        planItemId: report.planItemId,
        before: { ...before, reportId: report.id },
      });
      return report.id;
    });
    return this.queries.one(actor, reportId);
  }

  /** The file as a download, for whoever may see its filing. */
  async download(actor: Actor, id: string): Promise<StreamableFile> {
    const params: unknown[] = [id];
    const visible = visibleReports(actor, (value) => `$${params.push(value)}`);
    const [file] = await this.dataSource.query<{ title: string; sha256: string }[]>(
      `SELECT e.title, e.sha256 FROM evidence e JOIN progress_report r ON r.id = e.report_id JOIN plan p ON p.id = r.plan_id
       WHERE e.id = $1 AND e.kind = 'file' AND ${visible}`,
      params,
    );
    if (!file) throw DomainError.notFound('文件');
    const { stream, size } = await this.store.read(file.sha256);
    return new StreamableFile(stream, {
      type: 'application/octet-stream',
      disposition: attachmentHeader(file.title),
      length: size,
    });
  }

  private async holdOpen(em: EntityManager, actor: Actor, reportId: string): Promise<HeldReport> {
    const report = await holdReport(em, actor, reportId);
    requireFiler(actor, report.unitId);
    await requireFilable(em, report);
    if (!isEditable(report.status)) {
      throw new DomainError('progress.not_editable', 409, '报送已提交,不能增减佐证材料;如需修改请先撤回');
    }
    return report;
  }

  private async add(
    em: EntityManager,
    actor: Actor,
    now: Date,
    reportId: string,
    evidence: NewEvidence,
  ): Promise<void> {
    const report = await this.holdOpen(em, actor, reportId);
    const { kind, title, url = null, publishedOn = null, sha256 = null, size = null } = evidence;
    const [row] = await em.query<{ id: string }[]>(
      `INSERT INTO evidence (report_id, kind, title, url, published_on, sha256, size, created_by, created_at)
       SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9
       WHERE (SELECT count(*) FROM evidence WHERE report_id = $1) < ${MAX_PER_REPORT} RETURNING id`,
      [reportId, kind, title, url, publishedOn, sha256, size, actor.userId, now],
    );
    if (!row) throw DomainError.invalid('evidence.too_many', `一份报送最多 ${MAX_PER_REPORT} 件佐证材料`);
    await this.audit.record(em, actor, now, {
      action: 'evidence.add',
      subjectType: 'evidence',
      subjectId: row.id,
      planItemId: report.planItemId,
      after: { reportId, kind, title, url, publishedOn, sha256, size },
    });
  }
}
