const UNITS: Array<[name: string, ms: number]> = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1_000],
];

/**
 * A length of time for people, in its largest fitting unit: `40 s`, `12 min`, `36 h`, `7 d`.
 *
 * Days begin at two, so that 24 h and 36 h stay hours; the rest is rounded down.
 *
 * @param ms - In ms; negative counts as 0.
 * @public
 */
export function formatDuration(ms: number): string {
  for (const [name, length] of UNITS) {
    const least = name === 'd' ? 2 : 1;
    if (ms >= least * length) return `${Math.floor(ms / length)} ${name}`;
  }
  return ms > 0 ? 'less than 1 s' : '0 s';
}
