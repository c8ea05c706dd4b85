import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import { Clock } from '../../common/clock.js';
import { DomainError } from '../../common/domain-error.js';
import type { DraftPurpose } from '../../../shared/vocabulary.js';
import { AuditService } from '../audit/audit.service.js';
import { draftOf } from './domain/draft-of.js';
import { countsOf, openQuestions } from './domain/open-questions.js';
import { DraftDirectory } from './draft-directory.js';
import { DraftAmendments, filledFrom, type AmendedPlan } from './draft-amendment.service.js';
import type { UploadDraftDto, UploadedDraftDto } from './draft.dto.js';
import { canManageDraft } from './draft.policy.js';
import { Draft } from './entities/draft.entity.js';
import { ExistingPlans } from './existing-plans.js';
import type { PlanReading } from './parse-command.js';
import { readPlanApart } from './read-apart.js';

export interface UploadedFile {
  originalname: string;
  buffer: Buffer;
}

/** What somebody wants of a file. */
interface Intent {
  ownerUnitId: string;
  fileHash: string;
  purpose: DraftPurpose;
  amends: AmendedPlan | null;
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
    private readonly amendments: DraftAmendments,
  ) {}

  /**
   * The same file or document again opens what exists: the plan, or the draft that somebody is working on.
   * @throws `intake.*` (415, 422) in words that say what to do with a file that cannot be read.
   */
  async upload(
    actor: Actor,
    file: UploadedFile | undefined,
    { ownerUnitId, amendsPlanId, purpose = 'plan' }: UploadDraftDto = {},
  ): Promise<UploadedDraftDto> {
    if (!file) throw DomainError.invalid('intake.no_file', '请选择要导入的文件');
    const amends = amendsPlanId === undefined ? null : await this.amendments.plan(actor, amendsPlanId);
    const ownerId = amends?.ownerUnitId ?? (await this.ownerOf(actor, ownerUnitId));
    const fileHash = createHash('sha256').update(file.buffer).digest('hex');
    const owner: Intent = { ownerUnitId: ownerId, fileHash, amends, purpose: amends ? 'amendment' : purpose };
    const known = await this.alreadyHere(this.dataSource.manager, owner);
    if (known) return known;
    const fileName = file.originalname.slice(0, 200);
    // Outside the transaction: reading a large file must not hold locks or a connection.
    const content = await readPlanApart(file.buffer, fileName);
    return this.dataSource.transaction((em) => this.keep(em, actor, owner, fileName, content));
  }

  private async keep(
    em: EntityManager,
    actor: Actor,
    intent: Intent,
    fileName: string,
    read: PlanReading,
  ): Promise<UploadedDraftDto> {
    const { ownerUnitId, fileHash, amends, purpose } = intent;
    const now = this.clock.now();
    await this.existing.lock(em, ownerUnitId);
    const known = await this.alreadyHere(em, intent, read);
    if (known) return known;
    const asRead = draftOf(read, await this.directory.of(em, ownerUnitId));
    const content = amends ? filledFrom(asRead, amends) : { ...asRead, purpose };
    const { identifiers } = await em.insert(Draft, {
      ownerUnitId,
      status: 'open',
      fileName,
      fileHash,
      sourceText: read.text,
      content: content as object,
      createdBy: actor.userId,
      createdAt: now,
      purpose,
      amendsPlanId: amends?.id ?? null,
      planId: null,
    });
    const draftId = identifiers[0].id as string;
    const counts = countsOf(content, openQuestions(content));
    await this.audit.record(em, actor, now, {
      action: 'intake.upload',
      subjectType: 'draft',
      subjectId: draftId,
      after: {
        fileName,
        fileHash,
        purpose,
        amendsPlanId: amends?.id ?? null,
        title: content.plan.title,
        counts,
      },
    });
    const words = counts.open > 0 ? `,有 ${counts.open} 处待确认` : '';
    const failed = new Set(content.badCells.map(({ row }) => row)).size;
    const left = failed > 0 ? `;表格中有 ${failed} 行未能读入,可在核对页下载` : '';
    return {
      outcome: 'created',
      draftId,
      existingPlanId: null,
      canAmend: false,
      message: `已读出 ${counts.tasks} 项任务、${counts.assignments} 处责任单位、${counts.deadlines} 处时限${words}${left}`,
    };
  }

  private async alreadyHere(
    em: EntityManager,
    { ownerUnitId, fileHash, amends, purpose }: Intent,
    read?: PlanReading,
  ): Promise<UploadedDraftDto | null> {
    const document = read?.parsed.plan ?? { title: null, issuer: null, docNo: null, year: null };
    const plan = await this.existing.find(em, ownerUnitId, fileHash, document);
    // Who amends a plan brings its document in another wording; only the very same file changes nothing.
    if (plan && (amends === null || plan.by === 'same_file')) {
      const why = plan.by === 'same_file' ? '这份文件' : '同一发文单位、标题、年度和文号的文件';
      const canAmend = plan.by === 'same_document' && plan.status === 'published' && purpose === 'plan';
      return {
        outcome: plan.by,
        draftId: null,
        existingPlanId: plan.planId,
        canAmend,
        message: `${why}已导入为计划“${plan.title}”,没有重复导入${canAmend ? ';内容有变动的,可按新文稿调整' : ''}`,
      };
    }
    const draft = await em.findOne(Draft, {
      where: { ownerUnitId, fileHash, purpose, status: 'open' },
      select: { id: true },
    });
    return draft
      ? {
          outcome: 'open_draft',
          draftId: draft.id,
          existingPlanId: null,
          canAmend: false,
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
