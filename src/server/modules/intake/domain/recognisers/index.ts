/**
 * The one list of recognisers. Order is precedence: where two findings of the same sort overlap, the earlier
 * recogniser's stands. Adding a notation is one file here and its cases in test/corpus.
 */
import type { Recogniser } from './finding.js';
import { bracketDuty } from './bracket-duty.js';
import { labelDuty } from './label-duty.js';
import { sentenceDuty } from './sentence-duty.js';
import { proseDuty } from './prose-duty.js';
import { recurringDeadline } from './recurring-deadline.js';
import { relativeDeadline } from './relative-deadline.js';
import { limitFieldDeadline } from './limit-field-deadline.js';
import { fixedDeadline } from './fixed-deadline.js';
import { windowDeadline } from './window-deadline.js';
import { ongoingDeadline } from './ongoing-deadline.js';
import { namedDayDeadline } from './named-day-deadline.js';
import { softDeadline } from './soft-deadline.js';

export const RECOGNISERS: readonly Recogniser[] = [
  bracketDuty,
  labelDuty,
  sentenceDuty,
  proseDuty,
  limitFieldDeadline,
  recurringDeadline,
  relativeDeadline,
  fixedDeadline,
  windowDeadline,
  ongoingDeadline,
  namedDayDeadline,
  softDeadline,
];
