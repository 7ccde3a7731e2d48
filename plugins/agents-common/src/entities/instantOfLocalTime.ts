import { DateTime, IANAZone } from 'luxon';

/** Whether this is the IANA name of a time zone. */
export function isTimeZone(name: string): boolean {
  // Offsets such as +01:00 are accepted by some engines, and know no summer time.
  return /^[A-Za-z]/.test(name) && IANAZone.isValidZone(name);
}

/**
 * The moment at which clocks in a time zone show a local time.
 *
 * A time that comes twice, when clocks go back, is the one that `ofTwo` says. A time that never
 * comes, when they go forward, is taken as if they had not: 02:30 is then 03:30.
 *
 * @param local - Local date and time, such as `2026-12-20T16:00` or with seconds.
 * @param timeZone - IANA name, such as `Europe/Berlin`.
 * @returns Ms since 1970.
 * @throws RangeError when there is no such time zone, or the text is no date and time.
 * @public
 */
export function instantOfLocalTime(
  local: string,
  timeZone: string,
  ofTwo: 'earlier' | 'later' = 'earlier',
): number {
  const time = DateTime.fromISO(local, { zone: timeZone });
  if (!time.isValid) {
    throw new RangeError(
      `"${local}" in "${timeZone}" is not a local date and time; write one such as 2026-12-20T16:00 and the IANA name of a zone`,
    );
  }
  const instants = time.getPossibleOffsets().map(one => one.toMillis());
  return ofTwo === 'earlier' ? Math.min(...instants) : Math.max(...instants);
}
