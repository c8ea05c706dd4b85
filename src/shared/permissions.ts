import type { PersonRole } from './vocabulary.js';

/**
 * What a route may ask for, and which roles hold it. A permission opens the door of a route; whether this person may act
 * on this very thing is the module's policy.
 */
export const PERMISSIONS = {
  'audit.read': ['auditor'],
  'unit.read': ['coordinator', 'liaison', 'leader', 'admin', 'auditor'],
  'unit.manage': ['coordinator', 'admin'],
  'user.manage': ['admin'],
  'calendar.read': ['coordinator', 'liaison', 'leader', 'admin'],
  'clock.read': ['coordinator', 'liaison', 'leader', 'admin'],
  'clock.manage': ['admin'],
  'disclosure.read': ['coordinator', 'liaison', 'leader'],
  'disclosure.register': ['coordinator'],
  'disclosure.handle': ['coordinator', 'liaison'],
  'calendar.load': ['admin'],
  'calendar.set_local_days': ['coordinator', 'admin'],
  'plan.read': ['coordinator', 'liaison', 'leader'],
  'plan.manage': ['coordinator'],
  'draft.manage': ['coordinator'],
  'event.read': ['coordinator', 'liaison', 'leader'],
  'event.register': ['coordinator', 'liaison'],
  'deadline.read': ['coordinator', 'liaison', 'leader'],
  'report.read': ['coordinator', 'liaison', 'leader'],
  'report.file': ['liaison'],
  'report.review': ['coordinator', 'leader'],
  'receipt.sign': ['liaison'],
  'notice.read': ['coordinator', 'liaison', 'leader'],
  'notice.issue': ['coordinator'],
  'sweep.run': ['coordinator', 'admin'],
  'ledger.read': ['coordinator', 'liaison', 'leader'],
  'assessment.read': ['coordinator', 'liaison', 'leader'],
  'assessment.run': ['coordinator'],
  'export.pull': ['coordinator', 'liaison', 'leader'],
} as const satisfies Record<string, readonly PersonRole[]>;

/** `session.own` is held by everyone who is logged in: one's own session, password and inbox. */
export type Permission = keyof typeof PERMISSIONS | 'session.own';
