import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import { Clock } from '../../common/clock.js';
import { DomainError } from '../../common/domain-error.js';
import { AuditService } from '../audit/audit.service.js';
import { draftOf } from './domain/draft-of.js';
import { countsOf, openQuestions } from './domain/open-questions.js';
import { DraftDirectory } from './draft-directory.js';
import type { UploadedDraftDto } from './draft.dto.js';
import { canManageDraft } from './draft.policy.js';
import { Draft } from './entities/draft.entity.js';
import { ExistingPlans } from './existing-plans.js';
import type { PlanReading } from './parse-command.js';
import { readPlanApart } from './read-apart.js';

export interface UploadedFile {
  originalname: string;
  buffer: Buffer;
}

/** A file comes in: read, looked up, kept as a draft. Nothing of it is in a plan before somebody confirms. */
@Injectable()
export class UploadService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly directory: DraftDirectory,
    private readonly existing: ExistingPlans,
  ) {}

  /**
   * The same file or document again opens what exists: the plan, or the draft that somebody is working on.
   * @throws `intake.*` (415, 422) in words that say what to do with a file that cannot be read.
   */
  async upload(
    actor: Actor,
    file: UploadedFile | undefined,
    ownerUnitId?: string,
  ): Promise<UploadedDraftDto> {
    if (!file) throw DomainError.invalid('intake.no_file', '请选择要导入的文件');
    const owner = await this.ownerOf(actor, ownerUnitId);
    const fileHash = createHash('sha256').update(file.buffer).digest('hex');
    const known = await this.alreadyHere(this.dataSource.manager, owner, fileHash);
    if (known) return known;
    const fileName = file.originalname.slice(0, 200);
    // Outside the transaction: reading a large file must not hold locks or a connection.
    const content = await readPlanApart(file.buffer, fileName);
    return this.dataSource.transaction((em) => this.keep(em, actor, owner, fileName, fileHash, content));
  }

  private async keep(
    em: EntityManager,
    actor: Actor,
    ownerUnitId: string,
    fileName: string,
    fileHash: string,
    read: PlanReading,
  ): Promise<UploadedDraftDto> {
    const now = this.clock.now();
    await this.existing.lock(em, ownerUnitId);
    const known = await this.alreadyHere(em, ownerUnitId, fileHash, read);
    if (known) return known;
    const content = draftOf(read, await this.directory.of(em, ownerUnitId));
    const { identifiers } = await em.insert(Draft, {
      ownerUnitId,
      status: 'open',
      fileName,
      fileHash,
      sourceText: read.text,
      content: content as object,
      createdBy: actor.userId,
      createdAt: now,
      planId: null,
    });
    const draftId = identifiers[0].id as string;
    const counts = countsOf(content, openQuestions(content));
    await this.audit.record(em, actor, now, {
      action: 'intake.upload',
      subjectType: 'draft',
      subjectId: draftId,
      after: { fileName, fileHash, title: content.plan.title, counts },
    });
    const words = counts.open > 0 ? `,有 ${counts.open} 处待确认` : '';
    return {
      outcome: 'created',
      draftId,
      existingPlanId: null,
      message: `已读出 ${counts.tasks} 项任务、${counts.assignments} 处责任单位、${counts.deadlines} 处时限${words}`,
    };
  }

  private async alreadyHere(
    em: EntityManager,
    ownerUnitId: string,
    fileHash: string,
    read?: PlanReading,
  ): Promise<UploadedDraftDto | null> {
    const document = read?.parsed.plan ?? { title: null, issuer: null, docNo: null, year: null };
    const plan = await this.existing.find(em, ownerUnitId, fileHash, document);
    if (plan) {
      const why = plan.by === 'same_file' ? '这份文件' : '同一发文单位、标题、年度和文号的文件';
      return {
        outcome: plan.by,
        draftId: null,
        existingPlanId: plan.planId,
        message: `${why}已导入为计划“${plan.title}”,没有重复导入`,
      };
    }
    const draft = await em.findOne(Draft, {
      where: { ownerUnitId, fileHash, status: 'open' },
      select: { id: true },
    });
    return draft
      ? {
          outcome: 'open_draft',
          draftId: draft.id,
          existingPlanId: null,
          message: '这份文件正在核对中,已打开原来的草稿',
        }
      : null;
  }

  /** The named unit, if the actor coordinates it; else the only one whose subtree they coordinate. */
  private async ownerOf(actor: Actor, ownerUnitId?: string): Promise<string> {
    if (ownerUnitId !== undefined) {
      if (canManageDraft(actor, { ownerUnitId })) return ownerUnitId;
      throw DomainError.forbidden('您只能为自己负责督办的单位导入计划');
    }
    const tops = await this.dataSource.query<{ id: string; name: string }[]>(
      `SELECT id, name FROM unit WHERE id = ANY ($1::uuid[]) AND (parent_id IS NULL OR parent_id <> ALL ($1::uuid[]))
       ORDER BY sort, name`,
      [actor.coordinates],
    );
    if (tops.length === 1) return tops[0].id;
    throw DomainError.invalid('intake.owner_unit_required', '请选择计划所属单位', { units: tops });
  }
}
