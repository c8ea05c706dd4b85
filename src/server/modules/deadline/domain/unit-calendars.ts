import { WorkCalendar, type CalendarYear, type LocalDay } from './working-days.js';

/** A local day with the unit that set it. */
export type UnitLocalDay = LocalDay & { unitId: string };

/** One calendar of an office and what names it: '' is that of the notices alone. */
export interface KeyedCalendar {
  key: string;
  calendar: WorkCalendar;
}

/**
 * The calendar of each unit: that of the notices, with the local days of the unit and of the units above it laid over
 * it; of two units that name the same day the nearer one rules. Units with the same local days share one calendar, built
 * when it is first asked for.
 */
export class UnitCalendars {
  /** By the notices alone. */
  readonly national: WorkCalendar;

  private readonly daysOf = new Map<string, UnitLocalDay[]>();
  private readonly keys = new Map<string, string>();
  private readonly built = new Map<string, WorkCalendar>();

  /** `parents`: each unit with the one above it; may be left empty where there are no local days. */
  constructor(
    private readonly years: readonly CalendarYear[],
    local: readonly UnitLocalDay[] = [],
    private readonly parents: ReadonlyMap<string, string | null> = new Map(),
    national?: WorkCalendar,
  ) {
    this.national = national ?? new WorkCalendar(years);
    for (const day of local) this.daysOf.set(day.unitId, [...(this.daysOf.get(day.unitId) ?? []), day]);
  }

  of(unitId: string): WorkCalendar {
    return this.calendar(this.keyOf(unitId));
  }

  /** Names the calendar of a unit: the units above it and itself that set local days, the nearest first. */
  keyOf(unitId: string): string {
    if (this.daysOf.size === 0) return '';
    const known = this.keys.get(unitId);
    if (known !== undefined) return known;
    const setting: string[] = [];
    const seen = new Set<string>();
    for (let at: string | null | undefined = unitId; at && !seen.has(at); at = this.parents.get(at)) {
      seen.add(at);
      if (this.daysOf.has(at)) setting.push(at);
    }
    const key = setting.join(' ');
    this.keys.set(unitId, key);
    return key;
  }

  /** Every calendar in use, that of the notices first. */
  all(): KeyedCalendar[] {
    const keys = new Set(['', ...[...this.parents.keys()].map((unitId) => this.keyOf(unitId))]);
    return [...keys].map((key) => ({ key, calendar: this.calendar(key) }));
  }

  /** The units whose calendar is not that of the notices alone. */
  unitKeys(): { unitId: string; calendarKey: string }[] {
    if (this.daysOf.size === 0) return [];
    return [...this.parents.keys()]
      .map((unitId) => ({ unitId, calendarKey: this.keyOf(unitId) }))
      .filter(({ calendarKey }) => calendarKey !== '');
  }

  /** The same local days over other notices, or other local days over the same: for a preview. */
  with(change: {
    years?: readonly CalendarYear[];
    local?: readonly UnitLocalDay[];
    parents?: ReadonlyMap<string, string | null>;
  }): UnitCalendars {
    return new UnitCalendars(
      change.years ?? this.years,
      change.local ?? [...this.daysOf.values()].flat(),
      change.parents ?? this.parents,
      change.years ? undefined : this.national,
    );
  }

  private calendar(key: string): WorkCalendar {
    if (key === '') return this.national;
    let calendar = this.built.get(key);
    if (!calendar) {
      const days = new Map<string, LocalDay>();
      for (const unitId of key.split(' ').reverse()) {
        for (const day of this.daysOf.get(unitId) ?? []) days.set(day.date, day);
      }
      calendar = new WorkCalendar(this.years, [...days.values()]);
      this.built.set(key, calendar);
    }
    return calendar;
  }
}
