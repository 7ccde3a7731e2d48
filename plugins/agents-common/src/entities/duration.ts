import { InputError } from '@backstage/errors';

const MILLISECONDS: Record<string, number> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

const SHORT = /^(\d{1,9}(?:\.\d{1,3})?)(ms|s|m|h|d|w)$/;

const ISO =
  /^P(?!$)(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?=\d)(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6}(?:\.\d{1,3})?)S)?)?$/;

/**
 * Reads a duration and returns it in milliseconds, or `undefined` when the text
 * is no duration or comes to nothing.
 *
 * Accepted are a number with a unit (`500ms`, `30s`, `5m`, `24h`, `7d`, `2w`)
 * and ISO 8601 durations in weeks, days, hours, minutes and seconds (`PT5M`,
 * `P1DT12H`). Months and years are not, as their length varies.
 *
 * @public
 */
export function tryParseDuration(text: unknown): number | undefined {
  if (typeof text !== 'string') {
    return undefined;
  }
  const short = SHORT.exec(text);
  if (short) {
    return positive(Number(short[1]) * MILLISECONDS[short[2]]);
  }
  const iso = ISO.exec(text);
  if (iso) {
    const units = ['w', 'd', 'h', 'm', 's'];
    let total = 0;
    for (const [index, unit] of units.entries()) {
      total += Number(iso[index + 1] ?? 0) * MILLISECONDS[unit];
    }
    return positive(total);
  }
  return undefined;
}

/**
 * Reads a duration and returns it in milliseconds; see
 * {@link tryParseDuration} for what is accepted.
 *
 * @throws InputError when the text is no duration or comes to nothing.
 * @public
 */
export function parseDuration(text: string): number {
  const milliseconds = tryParseDuration(text);
  if (milliseconds === undefined) {
    throw new InputError(
      `"${String(text).slice(
        0,
        40,
      )}" is not a duration; write one such as 5m, 24h, 7d or PT5M`,
    );
  }
  return milliseconds;
}

function positive(milliseconds: number): number | undefined {
  return milliseconds > 0 ? milliseconds : undefined;
}
