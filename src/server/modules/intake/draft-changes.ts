import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import type { DraftContent } from './domain/draft-content.js';
import type { Edit } from './domain/edit.js';
import { wordsOf } from './domain/edit-words.js';
import { inverseOf, type Inverse } from './domain/undo.js';
import type { DraftChangeDto } from './draft.dto.js';
import { DraftChange, type LearntName } from './entities/draft-change.entity.js';

export interface LastChange extends DraftChangeDto {
  id: string;
  inverse: Inverse;
  learnt: LearntName[];
}

const ROW = `c.version, u.name AS by, c.changed_at AS at, c.words FROM draft_change c JOIN app_user u ON u.id = c.changed_by`;

/** Who changed what in a draft: for taking back, and for telling a colleague who was overtaken. */
@Injectable()
export class DraftChanges {
  /** Writes down the change from `before` to `after`, which made this version. */
  async record(
    em: EntityManager,
    actor: Actor,
    now: Date,
    change: { draftId: string; version: number; before: DraftContent; after: DraftContent },
    edits: Edit[],
    learnt: LearntName[],
  ): Promise<void> {
    const { draftId, version, before, after } = change;
    await em.insert(DraftChange, {
      draftId,
      version,
      changedBy: actor.userId!,
      changedAt: now,
      words: wordsOf(edits, before),
      inverse: inverseOf(before, after) as object,
      learnt,
    });
  }

  /** Marks a change as taken back, which is itself a change. */
  async recordUndo(
    em: EntityManager,
    actor: Actor,
    now: Date,
    draftId: string,
    version: number,
    last: LastChange,
  ): Promise<void> {
    await em.update(DraftChange, { id: last.id }, { undoneAt: now });
    await em.insert(DraftChange, {
      draftId,
      version,
      changedBy: actor.userId!,
      changedAt: now,
      words: `撤销“${last.words}”`,
      inverse: null,
      learnt: [],
    });
  }

  /** The last change that is still in effect and can be taken back. */
  async last(em: EntityManager, draftId: string): Promise<LastChange | null> {
    const [row] = await em.query<LastChange[]>(
      `SELECT c.id, c.inverse, c.learnt, ${ROW}
       WHERE c.draft_id = $1 AND c.inverse IS NOT NULL AND c.undone_at IS NULL ORDER BY c.version DESC LIMIT 1`,
      [draftId],
    );
    return row ?? null;
  }

  /** What happened after a version, oldest first. */
  since(em: EntityManager, draftId: string, version: number): Promise<DraftChangeDto[]> {
    return em.query<DraftChangeDto[]>(
      `SELECT ${ROW} WHERE c.draft_id = $1 AND c.version > $2 ORDER BY c.version LIMIT 20`,
      [draftId, version],
    );
  }
}
