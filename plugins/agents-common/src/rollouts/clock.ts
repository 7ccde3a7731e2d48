import { formatDuration } from '../kpis/formatDuration';
import { describeMoment } from './describe';
import type { Rollout } from './model';

/** Replicas' clocks may differ by as much, in ms. */
const TOLERANCE_MS = 2_000;
/** Time that passes unseen before it is doubted, as a multiple of what a measurement may be old. */
const LONGEST_GAP = 3;

/**
 * What is wrong with the clock, in a sentence: it went back, or forth by more than the engine is
 * ever away. After a leap forward the rollout is held for that one moment, as from then on time is
 * seen to pass again.
 *
 * @param now - Ms since 1970.
 */
export function findClockProblem(
  rollout: Rollout,
  now: number,
): string | undefined {
  const { clock, holds, policy, state } = rollout;
  if (now < clock - TOLERANCE_MS) {
    return `The clock went back: it was ${describeMoment(clock)} before.`;
  }
  const known = holds.find(hold => hold.code === 'clock');
  // The clock stands where it leapt to until it is seen to go on.
  if (known && now <= clock) return known.text;
  const gap = now - clock;
  if (gap <= LONGEST_GAP * policy.judgement.freshnessMs) return undefined;
  const unseen = `Nothing was seen for ${formatDuration(gap)}`;
  if (isTimed(state)) return `${unseen}: this time does not count.`;
  return endsRetention(rollout, now)
    ? `${unseen}: the former release is kept until time is seen to pass.`
    : undefined;
}

/** Whether it is to be noted that time passed, though nothing else changed. */
export function isClockDue(rollout: Rollout, now: number): boolean {
  const { clock, policy, state } = rollout;
  const { freshnessMs } = policy.judgement;
  // Rarely, as nothing happens while a release is only kept; but its end must be seen to come near.
  const isNear = endsRetention(rollout, now + LONGEST_GAP * freshnessMs);
  return (isTimed(state) || isNear) && now - clock >= freshnessMs / 2;
}

/** Whether the former release is no longer to be kept at a moment, and was when last looked at. */
function endsRetention(rollout: Rollout, moment: number): boolean {
  const { clock, retainedUntil, state } = rollout;
  return (
    state === 'succeeded' &&
    retainedUntil !== undefined &&
    clock < retainedUntil &&
    moment >= retainedUntil
  );
}

/** States in which a rollout goes on by itself; elsewhere it may rest for as long as it likes. */
function isTimed(state: Rollout['state']): boolean {
  return (
    state === 'preflight' ||
    state === 'progressing' ||
    state === 'baking' ||
    state === 'promoting'
  );
}
