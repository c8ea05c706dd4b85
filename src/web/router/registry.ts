import { assessmentScreens } from '../features/assessment/screens.ts';
import { auditScreens } from '../features/audit/screens.ts';
import { calendarScreens } from '../features/calendar/screens.ts';
import { clockScreens } from '../features/clock/screens.ts';
import { deskScreens } from '../features/desk/screens.ts';
import { disclosureScreens } from '../features/disclosure/screens.ts';
import { eventScreens } from '../features/event/screens.ts';
import { intakeScreens } from '../features/intake/screens.ts';
import { ledgerScreens } from '../features/ledger/screens.ts';
import { organizationScreens } from '../features/organization/screens.ts';
import { planScreens } from '../features/plan/screens.ts';
import { progressScreens } from '../features/progress/screens.ts';
import { supervisionScreens } from '../features/supervision/screens.ts';
import type { Screen } from './screen.ts';

/** Every page of the house, in the order of the menu. A new feature adds its line here. */
export const SCREENS: Screen[] = [
  ...deskScreens,
  ...planScreens,
  ...intakeScreens,
  ...ledgerScreens,
  ...progressScreens,
  ...supervisionScreens,
  ...eventScreens,
  ...disclosureScreens,
  ...calendarScreens,
  ...assessmentScreens,
  ...organizationScreens,
  ...clockScreens,
  ...auditScreens,
];

const byName = new Map(SCREENS.map((screen) => [screen.name, screen]));

/** From the menu entry down to this screen. */
export function trailOf(screen: Screen | undefined): Screen[] {
  const trail: Screen[] = [];
  for (let at = screen; at; at = byName.get(at.parent ?? '')) trail.unshift(at);
  return trail;
}
