const formats = new Map<string, Intl.DateTimeFormat>();

/** Whether this is the IANA name of a time zone. */
export function isTimeZone(name: string): boolean {
  // Offsets such as +01:00 are accepted by some engines, and know no summer time.
  if (!/^[A-Za-z][\w+/-]{0,63}$/.test(name)) {
    return false;
  }
  try {
    formatFor(name);
    return true;
  } catch {
    return false;
  }
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
  const asUtc = Date.parse(`${local}Z`);
  if (Number.isNaN(asUtc)) {
    throw new RangeError(
      `"${local}" is not a local date and time; write one such as 2026-12-20T16:00`,
    );
  }
  // The offsets a day before and after: between them clocks change once at most.
  const before = offsetAt(asUtc - 86_400_000, timeZone);
  const after = offsetAt(asUtc + 86_400_000, timeZone);
  const candidates = [asUtc - before, asUtc - after].filter(
    instant => instant + offsetAt(instant, timeZone) === asUtc,
  );
  if (candidates.length === 0) {
    return asUtc - before;
  }
  return ofTwo === 'earlier'
    ? Math.min(...candidates)
    : Math.max(...candidates);
}

/** How far the clocks of a zone are ahead of UTC at a moment, in ms. */
function offsetAt(instant: number, timeZone: string): number {
  const parts: Record<string, number> = {};
  for (const { type, value } of formatFor(timeZone).formatToParts(instant)) {
    parts[type] = Number(value);
  }
  const shown = Date.UTC(
    parts.year,
    parts.month - 1,
    parts.day,
    parts.hour,
    parts.minute,
    parts.second,
  );
  return shown - Math.floor(instant / 1000) * 1000;
}

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) {
    return known;
  }
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(timeZone, format);
  return format;
}
