import type { CalendarDate } from '../../common/calendar-date.js';
import type { DisclosureRequest } from './entities/disclosure-request.entity.js';

/** Names are for who handles a request and stand in no trail. */
const PERSONAL = ['applicantName', 'applicantContact', 'name'];

/** A request of which only the arrival is known. */
export const NOTHING_YET = {
  correctionSentOn: null,
  correctionDueOn: null,
  correctedOn: null,
  extensionDays: null,
  extensionDecidedOn: null,
  extensionToldOn: null,
  reasonAskedOn: null,
  reasonGivenOn: null,
  delayedTo: null,
  delayToldOn: null,
  answeredOn: null,
  answerKind: null,
  withdrawnOn: null,
} satisfies Partial<Record<keyof DisclosureRequest, CalendarDate | null>>;

/** As the trail names an action. */
export const snake = (action: string): string =>
  action.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Values as they may stand in the trail. */
export const impersonal = (values: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      PERSONAL.includes(key) ? '(个人信息,不记入)' : (value as unknown),
    ]),
  );

export const only = (keys: string[], values: object): Record<string, unknown> =>
  impersonal(Object.fromEntries(Object.entries(values).filter(([key]) => keys.includes(key))));
