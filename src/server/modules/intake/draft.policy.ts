import type { Actor } from '../../common/actor.js';

/** A draft is the business of those who coordinate the unit it is for; nobody else sees it. */
export const canManageDraft = (actor: Actor, draft: { ownerUnitId: string }): boolean =>
  actor.coordinates.includes(draft.ownerUnitId);
