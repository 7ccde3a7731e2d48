import {
  type AlertDigest,
  instantOfLocalTime,
} from '@agent-portal/plugin-agents-common';

const DAY_MS = 86_400_000;

/** What a digest tells of; ms since 1970. */
export interface DigestPeriod {
  start: number;
  /** When it is told. */
  end: number;
}

/**
 * The period of a digest that ended last: a day, a week from Monday, or a month from its first day,
 * each from the time of day of the digest on, as clocks in its zone show it.
 */
export function latestPeriod(digest: AlertDigest, now: number): DigestPeriod {
  const zone = digest.timeZone ?? 'UTC';
  const instantOf = (day: Date) =>
    instantOfLocalTime(`${toDay(day)}T${digest.at}`, zone);
  let last = firstDay(digest.every, localDay(now, zone));
  if (instantOf(last) > now) last = previous(digest.every, last);
  return {
    start: instantOf(previous(digest.every, last)),
    end: instantOf(last),
  };
}

/** A day as a date at midnight in UTC, so that days can be counted. */
function localDay(now: number, timeZone: string): Date {
  const text = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(now);
  return new Date(`${text}T00:00:00Z`);
}

function firstDay(every: AlertDigest['every'], day: Date): Date {
  switch (every) {
    case 'week':
      return addDays(day, -((day.getUTCDay() + 6) % 7));
    case 'month':
      return new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), 1));
    default:
      return day;
  }
}

function previous(every: AlertDigest['every'], day: Date): Date {
  switch (every) {
    case 'week':
      return addDays(day, -7);
    case 'month':
      return new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() - 1, 1));
    default:
      return addDays(day, -1);
  }
}

function addDays(day: Date, days: number): Date {
  return new Date(day.getTime() + days * DAY_MS);
}

function toDay(day: Date): string {
  return day.toISOString().slice(0, 10);
}
