import {
  formatDuration,
  tryParseDuration,
} from '@agent-portal/plugin-agents-common';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const UNITS: readonly [number, string][] = [
  [DAY, 'd'],
  [HOUR, 'h'],
  [MINUTE, 'min'],
  [SECOND, 's'],
];

/**
 * Writes how long ago something was, such as `20 s ago`, or `just now` within a second. What lies
 * ahead by a clock that runs differently is `just now` as well.
 *
 * @param milliseconds - The age.
 * @public
 */
export function formatAge(milliseconds: number): string {
  return milliseconds < SECOND
    ? 'just now'
    : `${formatDuration(milliseconds)} ago`;
}

/**
 * Writes how far ahead something is, such as `in 14 d`, or how long ago it was.
 *
 * @param milliseconds - The time until then; negative when it is over.
 * @public
 */
export function formatUntil(milliseconds: number): string {
  return milliseconds < SECOND
    ? formatAge(-milliseconds)
    : `in ${formatDuration(milliseconds)}`;
}

/**
 * Writes an amount of work, such as `30 min` or `12 h`; a day of work is not 24 h, so that there are
 * no days.
 *
 * @public
 */
export function formatEffort(milliseconds: number): string {
  if (milliseconds < HOUR) return `${Math.round(milliseconds / MINUTE)} min`;
  const hours = Math.round((milliseconds / HOUR) * 10) / 10;
  return `${hours.toLocaleString('en-US')} h`;
}

/**
 * Writes a KPI's window as people read it: `1h` becomes `1 h`, `5m` becomes `5 min`. Text that is
 * no duration is returned as it is.
 *
 * @public
 */
export function formatWindow(window: string): string {
  const milliseconds = tryParseDuration(window);
  if (milliseconds === undefined) return window;
  const [size, name] = UNITS.find(
    ([length, unit]) =>
      milliseconds % length === 0 &&
      // As people say 24 h and 2 d.
      milliseconds >= (unit === 'd' ? 2 : 1) * length,
  ) ?? [1, 'ms'];
  return `${milliseconds / size} ${name}`;
}

/**
 * Writes a time exactly, such as `2026-11-22 16:08:12 UTC`.
 *
 * @param at - ISO 8601, or milliseconds UTC.
 * @returns `unknown time` when it is no time.
 * @public
 */
export function formatExactTime(at: string | number): string {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return 'unknown time';
  return `${date.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/**
 * Writes the time of day in UTC, such as `16:08`.
 *
 * @public
 */
export function formatClockTime(at: string | number): string {
  return formatExactTime(at).slice(11, 16);
}
