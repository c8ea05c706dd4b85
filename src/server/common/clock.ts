import { Injectable } from '@nestjs/common';
import { dateInShanghai, type CalendarDate } from './calendar-date.js';

/**
 * The one source of time; the class itself is the injection token. A use case reads it once and hands `now` and
 * `today` down as arguments, so that the whole system can run a simulated year.
 */
@Injectable()
export abstract class Clock {
  /** The present instant, as a fresh `Date` that the caller may keep. */
  abstract now(): Date;

  /** The Asia/Shanghai calendar date of `now()`, whatever the process time zone. */
  today(): CalendarDate {
    return dateInShanghai(this.now());
  }
}

/** The machine's clock: the only place of the system where `new Date()` stands without an argument. */
@Injectable()
export class SystemClock extends Clock {
  now(): Date {
    return new Date();
  }
}

/** A clock that stands still until it is moved: tests, the sample's year, and rehearsals. */
export class SimulatedClock extends Clock {
  private instant: Date;

  constructor(start: Date) {
    super();
    this.instant = checked(start);
  }

  now(): Date {
    return new Date(this.instant);
  }

  /** Sets the time, forwards or backwards. */
  set(instant: Date): void {
    this.instant = checked(instant);
  }

  /** Moves forward; throws RangeError where the clock would run backwards, which a simulated year never does. */
  advanceTo(instant: Date): void {
    if (checked(instant) < this.instant) {
      throw new RangeError(
        `clock stands at ${this.instant.toISOString()}, cannot go back to ${instant.toISOString()}`,
      );
    }
    this.instant = new Date(instant);
  }
}

function checked(instant: Date): Date {
  if (Number.isNaN(instant.getTime())) throw new RangeError('not an instant');
  return new Date(instant);
}
