import type { DriverObservation, Rollout, TrafficTarget } from './model';

/** Drivers round, so a weight is reached when it is off by less, in percent. */
const TOLERANCE = 0.5;

/** Whether two weights are the same, as far as a driver can tell. Percent. */
export function sameWeight(a: number, b: number): boolean {
  return Math.abs(a - b) < TOLERANCE;
}

type SeenTraffic = Extract<DriverObservation, { status: 'ok' }>;

/**
 * The share of the traffic that a driver gives to the candidate of a rollout, in percent, by
 * whichever name it has there.
 */
export function candidateShare(
  rollout: Pick<Rollout, 'candidate'>,
  driver: SeenTraffic,
): number {
  if (driver.stable === rollout.candidate) {
    const other = driver.candidate;
    return other === undefined || other === rollout.candidate
      ? 100
      : 100 - driver.weight;
  }
  return driver.candidate === undefined ||
    driver.candidate === rollout.candidate
    ? driver.weight
    : 0;
}

/** Whether the driver shows what a command asked for. */
export function isTargetSeen(
  rollout: Rollout,
  target: TrafficTarget,
  driver: DriverObservation,
): boolean {
  // Another environment is out of the driver's sight: its word is what there is.
  if (target.type === 'demote') return true;
  if (driver.status !== 'ok') return false;
  const share = candidateShare(rollout, driver);
  switch (target.type) {
    case 'split':
      return sameWeight(share, target.weight);
    case 'promote':
      return driver.stable === undefined
        ? sameWeight(share, 100)
        : driver.stable === rollout.candidate && sameWeight(share, 100);
    case 'restore':
    default:
      return share === 0;
  }
}
