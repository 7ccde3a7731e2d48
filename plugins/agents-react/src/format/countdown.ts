const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * Writes a length of time in its two largest units, for what is counted down: `4 min 32 s`,
 * `1 h 58 min`, `2 d 3 h`. Days begin at two, so that 24 h stay hours.
 *
 * @param milliseconds - Negative counts as 0.
 * @public
 */
export function formatCountdown(milliseconds: number): string {
  const time = Math.max(0, Math.floor(milliseconds / SECOND) * SECOND);
  if (time >= 2 * DAY) return pair(time, [DAY, 'd'], [HOUR, 'h']);
  if (time >= HOUR) return pair(time, [HOUR, 'h'], [MINUTE, 'min']);
  if (time >= MINUTE) return pair(time, [MINUTE, 'min'], [SECOND, 's']);
  return `${time / SECOND} s`;
}

/**
 * Writes how far ahead something is as countdowns do, such as `in 1 h 59 min`, or how long ago it was.
 *
 * @param milliseconds - The time until then; negative when it is over.
 * @public
 */
export function formatCountdownUntil(milliseconds: number): string {
  if (Math.abs(milliseconds) < SECOND) return 'just now';
  return milliseconds > 0
    ? `in ${formatCountdown(milliseconds)}`
    : `${formatCountdown(-milliseconds)} ago`;
}

type Unit = readonly [length: number, name: string];

function pair(time: number, large: Unit, small: Unit): string {
  const rest = Math.floor((time % large[0]) / small[0]);
  return `${Math.floor(time / large[0])} ${large[1]} ${rest} ${small[1]}`;
}
