import { defineFlow } from '../../../common/flow.js';
import { REQUEST_STAGES } from '../../../../shared/vocabulary.js';

/**
 * What may be recorded in which stage. The stage itself is derived from the facts, so that an action's `to` is where it
 * leads with nothing else going on (an opinion that comes while another is awaited leaves the request consulting).
 */
export const requestFlow = defineFlow({
  name: 'disclosure',
  initial: 'unconfirmed',
  states: REQUEST_STAGES,
  actions: {
    confirm: { from: ['unconfirmed'], to: 'handling' },
    requestCorrection: { from: ['handling'], to: 'correcting' },
    correct: { from: ['correcting'], to: 'handling' },
    consult: { from: ['handling', 'consulting'], to: 'consulting' },
    recordOpinion: { from: ['handling', 'consulting'], to: 'handling' },
    extend: { from: ['handling', 'consulting'], to: 'handling' },
    askReason: { from: ['handling', 'consulting'], to: 'handling' },
    giveReason: { from: ['handling', 'consulting'], to: 'handling' },
    delay: { from: ['handling', 'consulting'], to: 'handling' },
    answer: { from: ['handling', 'consulting', 'correcting'], to: 'answered' },
    withdraw: { from: ['unconfirmed', 'handling', 'consulting', 'correcting'], to: 'withdrawn' },
  },
});
export type RequestAction = keyof typeof requestFlow.actions;
