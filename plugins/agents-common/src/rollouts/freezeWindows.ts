import { DateTime } from 'luxon';
import type {
  DatedFreezeWindow,
  FreezeWindow,
  WeeklyFreezeWindow,
} from '../entities';

/** A freeze window as it falls next. Times in ms since 1970. @public */
export interface FreezeSpan {
  title: string;
  from: number;
  /** Not part of the window. */
  to: number;
  /** Whether the moment that was asked about is in it. */
  active: boolean;
}

const WEEK_MS = 7 * 86_400_000;
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const DAY_AND_TIME = /^([a-z]{3})[a-z]* (\d{1,2}):(\d{2})$/i;

/**
 * The window that a moment is in, of several the one that ends last.
 *
 * @param now - Ms since 1970.
 * @public
 */
export function findFreeze(
  windows: readonly FreezeWindow[],
  now: number,
): FreezeSpan | undefined {
  const active = windows
    .map(window => freezeSpan(window, now))
    .filter(found => found.active);
  return active.reduce<FreezeSpan | undefined>(
    (latest, found) => (latest && latest.to >= found.to ? latest : found),
    undefined,
  );
}

/**
 * A window as it falls at a moment: the span that the moment is in, else the next one, else the
 * last. A local time that a change to summer time leaves out is taken one hour later; of one that
 * comes twice, the first begins a window and the last ends it. A window that cannot be understood
 * is taken to last.
 *
 * @param now - Ms since 1970.
 * @public
 */
export function freezeSpan(window: FreezeWindow, now: number): FreezeSpan {
  const found = window.weekly
    ? weeklySpan(window, now)
    : datedSpan(window, now);
  return (
    found ?? { title: window.title, from: now, to: now + WEEK_MS, active: true }
  );
}

function datedSpan(
  window: DatedFreezeWindow,
  now: number,
): FreezeSpan | undefined {
  const zone = window.timeZone ?? 'utc';
  const from = instant(window.from, zone);
  const to = instant(window.to, zone);
  return Number.isNaN(from) || Number.isNaN(to)
    ? undefined
    : span(window.title, from, to, now);
}

/** A window that is read from an entity is in UTC, which needs no calendar. */
function instant(text: string, zone: string): number {
  return text.endsWith('Z')
    ? Date.parse(text)
    : DateTime.fromISO(text, { zone }).toMillis();
}

function weeklySpan(
  window: WeeklyFreezeWindow,
  now: number,
): FreezeSpan | undefined {
  const from = dayAndTime(window.weekly.from);
  const to = dayAndTime(window.weekly.to);
  const local = DateTime.fromMillis(now, { zone: window.timeZone });
  if (!from || !to || !local.isValid) return undefined;
  const wraps = minutes(to) <= minutes(from) ? 1 : 0;
  const spans = [-1, 0, 1].map(weeks => {
    const week = local.startOf('week').plus({ weeks });
    return span(
      window.title,
      moment(week, from, 'first'),
      moment(week.plus({ weeks: wraps }), to, 'last'),
      now,
    );
  });
  return spans.find(one => one.active) ?? spans.find(one => one.from > now);
}

function span(
  title: string,
  from: number,
  to: number,
  now: number,
): FreezeSpan {
  return { title, from, to, active: from <= now && now < to };
}

interface DayAndTime {
  day: number;
  hour: number;
  minute: number;
}

function dayAndTime(text: string): DayAndTime | undefined {
  const match = DAY_AND_TIME.exec(text);
  const day = match ? DAYS.indexOf(match[1].toLowerCase()) : -1;
  return match && day >= 0
    ? { day, hour: Number(match[2]), minute: Number(match[3]) }
    : undefined;
}

function minutes({ day, hour, minute }: DayAndTime): number {
  return (day * 24 + hour) * 60 + minute;
}

function moment(
  week: DateTime,
  { day, hour, minute }: DayAndTime,
  which: 'first' | 'last',
): number {
  const local = week.plus({ days: day }).set({ hour, minute });
  const both = local
    .getPossibleOffsets()
    .map(possible => possible.toMillis())
    .sort((a, b) => a - b);
  return which === 'first' ? both[0] : both[both.length - 1];
}
