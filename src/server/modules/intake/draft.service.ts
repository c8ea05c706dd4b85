import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import { Clock } from '../../common/clock.js';
import { DomainError } from '../../common/domain-error.js';
import { AuditService } from '../audit/audit.service.js';
import { draftFlow } from './domain/draft-flow.js';
import type { DraftContent } from './domain/draft-content.js';
import { resolveAgain } from './domain/draft-of.js';
import { applyEdits, EditRefused, type Edit } from './domain/edit.js';
import { undone } from './domain/undo.js';
import { DraftChanges } from './draft-changes.js';
import { DraftDirectory } from './draft-directory.js';
import type { SaveDraftEditsDto } from './draft-edit.dto.js';
import type { DiscardedDraftDto, DraftStateDto } from './draft.dto.js';
import { DraftQueries } from './draft.queries.js';
import { readEdits, referencesOf } from './edit-input.js';
import { Draft } from './entities/draft.entity.js';
import type { LearntName } from './entities/draft-change.entity.js';
import { UnitDirectory } from '../organization/unit-directory.js';

/** Working on a draft: every write names the version it saw, and one that is stale changes nothing. */
@Injectable()
export class DraftService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly directory: DraftDirectory,
    private readonly queries: DraftQueries,
    private readonly changes: DraftChanges,
    private readonly units: UnitDirectory,
  ) {}

  /** Applies all edits or none. 409 where somebody saved in between, with both values. */
  async edit(actor: Actor, id: string, input: SaveDraftEditsDto): Promise<DraftStateDto> {
    const edits = readEdits(input.edits);
    return this.dataSource.transaction(async (em) => {
      const draft = await this.open(em, actor, id, input.version, edits);
      await this.directory.requireKnown(em, draft, referencesOf(edits));
      return this.apply(em, actor, this.clock.now(), draft, edits);
    });
  }

  /**
   * Takes back the last change that is still in effect, whoever made it; again, the one before. A name that it taught is
   * forgotten; a unit that it created stays. @throws `intake.nothing_to_undo` (409)
   */
  async undo(actor: Actor, id: string, version: number): Promise<DraftStateDto> {
    return this.dataSource.transaction(async (em) => {
      const now = this.clock.now();
      const draft = await this.open(em, actor, id, version, { undo: true });
      const last = await this.changes.last(em, id);
      if (!last) throw new DomainError('intake.nothing_to_undo', 409, '没有可以撤销的修改');
      const content = undone(draft.content, last.inverse);
      await this.change(em, draft, version, { content }, { undo: last.words });
      await this.units.forgetAliases(em, actor, now, last.learnt);
      await this.changes.recordUndo(em, actor, now, id, version + 1, last);
      const { before, after } = changesOf(draft.content, content);
      await this.audit.record(em, actor, now, {
        action: 'intake.undo',
        subjectType: 'draft',
        subjectId: id,
        before: { version, ...before },
        after: { version: version + 1, ...after },
        cause: last.words,
      });
      return this.queries.stateOf(em, actor, { ...draft, content, version: version + 1 });
    });
  }

  /** Gives a draft up; it stays readable. */
  async discard(actor: Actor, id: string, version: number): Promise<DiscardedDraftDto> {
    return this.dataSource.transaction(async (em) => {
      const draft = await this.queries.find(em, actor, id);
      const status = draftFlow.next(draft.status, 'discard');
      await this.change(em, draft, version, { status }, null);
      await this.audit.record(em, actor, this.clock.now(), {
        action: 'intake.discard',
        subjectType: 'draft',
        subjectId: id,
        before: { status: draft.status },
        after: { status },
      });
      return { id, status, version: version + 1 };
    });
  }

  /** The draft, open and as the caller saw it. `yours` is what a stale caller wanted. */
  async open(em: EntityManager, actor: Actor, id: string, version: number, yours: unknown): Promise<Draft> {
    const draft = await this.queries.find(em, actor, id);
    requireOpen(draft);
    if (draft.version !== version) throw await this.stale(em, draft, version, yours);
    return draft;
  }

  /** Applies edits to an open draft in the caller's transaction, and looks up again what meant nobody before. */
  async apply(
    em: EntityManager,
    actor: Actor,
    now: Date,
    draft: Draft,
    edits: Edit[],
    learnt: LearntName[] = [],
  ): Promise<DraftStateDto> {
    const directory = await this.directory.of(em, draft.ownerUnitId);
    const content = resolveAgain(edited(draft.content, edits), directory);
    const { before, after } = changesOf(draft.content, content);
    await this.change(em, draft, draft.version, { content }, edits);
    const made = { draftId: draft.id, version: draft.version + 1, before: draft.content, after: content };
    await this.changes.record(em, actor, now, made, edits, learnt);
    await this.audit.record(em, actor, now, {
      action: 'intake.edit',
      subjectType: 'draft',
      subjectId: draft.id,
      before: { version: draft.version, ...before },
      after: { version: draft.version + 1, ...after },
      cause: [...new Set(edits.map(({ type }) => type))].join(' '),
    });
    return this.queries.stateOf(em, actor, { ...draft, content, version: draft.version + 1 });
  }

  /** The conditional update behind every write of a draft: open, and of that version, or 409. */
  async change(
    em: EntityManager,
    draft: Draft,
    version: number,
    set: Partial<Pick<Draft, 'status' | 'content'>>,
    yours: unknown,
  ): Promise<void> {
    const { affected } = await em.update(
      Draft,
      { id: draft.id, version, status: 'open' },
      { ...(set as object), version: version + 1 },
    );
    if (affected === 1) return;
    const current = await em.findOneByOrFail(Draft, { id: draft.id });
    requireOpen(current);
    throw await this.stale(em, current, version, yours);
  }

  /** Both values: what the caller wanted, how the things it touches stand now, and who changed what meanwhile. */
  private async stale(
    em: EntityManager,
    current: Draft,
    version: number,
    yours: unknown,
  ): Promise<DomainError> {
    const words = JSON.stringify(yours) ?? '';
    return DomainError.stale(
      { version, edits: yours },
      {
        version: current.version,
        changes: await this.changes.since(em, current.id, version),
        plan: current.content.plan,
        items: current.content.items.filter(({ key }) => words.includes(JSON.stringify(key))),
      },
    );
  }
}

function edited(content: DraftContent, edits: Edit[]): DraftContent {
  try {
    return applyEdits(content, edits);
  } catch (error) {
    if (!(error instanceof EditRefused)) throw error;
    throw DomainError.invalid('intake.edit_refused', error.message, { index: error.index });
  }
}

function requireOpen({ status, planId }: Draft): void {
  if (status === 'open') return;
  const words = status === 'confirmed' ? '该草稿已确认为计划,不能再修改' : '该草稿已放弃,不能再修改';
  throw new DomainError('intake.not_open', 409, words, { status, planId });
}

/** Only what differs, so that the trail holds the change and not the document again and again. */
function changesOf(before: DraftContent, after: DraftContent): Record<'before' | 'after', object> {
  const was = new Map(before.items.map((item) => [item.key, item]));
  const is = new Map(after.items.map((item) => [item.key, item]));
  const differs = (key: string): boolean => JSON.stringify(was.get(key)) !== JSON.stringify(is.get(key));
  const keys = [...new Set([...was.keys(), ...is.keys()])].filter(differs);
  const planDiffers = JSON.stringify(before.plan) !== JSON.stringify(after.plan);
  const part = (content: DraftContent, items: typeof was): object => ({
    ...(planDiffers ? { plan: content.plan } : {}),
    items: keys.flatMap((key) => items.get(key) ?? []),
  });
  return { before: part(before, was), after: part(after, is) };
}
