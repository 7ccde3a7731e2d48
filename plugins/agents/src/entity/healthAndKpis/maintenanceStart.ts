/**
 * Reads the start of maintenance from a field for date and time, in UTC.
 *
 * @param text - `2026-03-01T12:00`, or nothing for now.
 * @returns When it begins, ms since 1970, absent for now; or what is wrong with it.
 */
export function readStart(
  text: string,
  now: number,
): { at?: number; problem?: string } {
  if (text.trim() === '') return {};
  const at = Date.parse(`${text}Z`);
  if (Number.isNaN(at)) {
    return { problem: 'This is no time; write it as 2026-01-31T12:00.' };
  }
  return at < now ? { problem: 'This is over already.' } : { at };
}
