import { describePercent } from './describe';
import type { Rollout, RolloutObservations } from './model';
import { isPromoting, raisesTraffic } from './rolloutStates';
import { reachedWeight } from './segments';
import { candidateShare, isTargetSeen, sameWeight } from './traffic';

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
  // It came through before it could be withdrawn, and is concluded once nothing holds any more.
  const promote = { type: 'promote', keepFormer: true } as const;
  if (isPromoting(rollout) && isTargetSeen(rollout, promote, driver)) {
    return undefined;
  }
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

/**
 * How the traffic that the driver shows differs both from what a command that gives the candidate
 * more began with, and from what it asks for, in a sentence: it is not given again on top of that.
 */
export function findDriftUnderWay(
  rollout: Rollout,
  { driver }: RolloutObservations,
): string | undefined {
  const { candidate, command } = rollout;
  if (!command || !raisesTraffic(rollout) || driver.status !== 'ok') {
    return undefined;
  }
  const share = candidateShare(rollout, driver);
  const reached = reachedWeight(rollout);
  return sameWeight(share, reached) ||
    isTargetSeen(rollout, command.target, driver)
    ? undefined
    : `The driver sends ${describePercent(
        share,
      )} of the traffic to ${candidate}, not the ${describePercent(
        reached,
      )} that were reached.`;
}
