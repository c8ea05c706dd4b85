/** Every advisory lock of the system, in one place so that no two uses share a number. */
export const ADVISORY_LOCK = {
  /** Two starts at once migrate one after the other. */
  migrate: 7_226_001,
  seedCalendar: 7_226_002,
  /** Shared by whoever computes a date that it stores, alone for whoever changes the calendar they compute by. */
  calendar: 7_226_004,
  /** Of several processes that start on an empty database one fills it, the others wait. */
  firstStart: 7_226_003,
  /** Two sweeps at once take turns, chunk by chunk. */
  sweep: 7_226_012,
  sendNotices: 7_226_013,
} as const;
