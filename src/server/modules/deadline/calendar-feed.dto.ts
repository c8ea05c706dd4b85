/** The subscription of the person who asks. */
export class CalendarFeedDto {
  active: boolean;
  createdAt: string | null;
  /** When a calendar last asked, to the hour; null: never. */
  lastReadAt: string | null;
}

/** The only time the address is told. */
export class NewCalendarFeedDto extends CalendarFeedDto {
  /** Path of the address, after the host. */
  path: string;
}
