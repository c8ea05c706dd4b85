/** The one list of refiners, in the order in which they run over the draft. */
import type { Refiner } from '../working-draft.js';
import { dropOverlaps } from './drop-overlaps.js';
import { dropRepeats } from './drop-repeats.js';
import { markKinds } from './mark-kinds.js';
import { askAboutSlips } from './ask-about-slips.js';
import { askAboutFindings } from './ask-about-findings.js';
import { notAPlan } from './not-a-plan.js';
import { askForFields } from './ask-for-fields.js';

export const REFINERS: readonly Refiner[] = [
  dropOverlaps,
  dropRepeats,
  markKinds,
  notAPlan,
  askAboutSlips,
  askAboutFindings,
  askForFields,
];
