import { describePercent } from './describe';
import type { Rollout, RolloutObservations } from './model';
import { candidateShare, sameWeight } from './traffic';

/**
 * How the traffic that the driver shows differs from what the rollout left it at, in a sentence;
 * nothing while a command is under way or the driver does not answer.
 */
export function findDrift(
  rollout: Rollout,
  observations: RolloutObservations,
): string | undefined {
  const { driver } = observations;
  if (rollout.command || driver.status !== 'ok') return undefined;
  const share = candidateShare(rollout, driver);
  if (!sameWeight(share, rollout.weight)) {
    return `The driver sends ${describePercent(share)} of the traffic to ${
      rollout.candidate
    }, not the ${describePercent(rollout.weight)} that were asked for.`;
  }
  if (rollout.stable === undefined) return undefined;
  if (driver.stable !== undefined && driver.stable !== rollout.stable) {
    return `The driver has ${driver.stable} as the stable release, not ${rollout.stable}.`;
  }
  if (driver.candidate !== rollout.candidate) {
    return driver.candidate === undefined
      ? `The driver no longer has ${rollout.candidate} as the candidate.`
      : `The driver has ${driver.candidate} as the candidate, not ${rollout.candidate}.`;
  }
  return undefined;
}
