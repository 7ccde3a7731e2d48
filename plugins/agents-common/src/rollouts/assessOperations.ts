import type { AssessedOperation, OperationMoment } from './AssessedOperation';
import { allow, conflict } from './AssessedOperation';
import { assessApprovals } from './assessApprovals';
import { assessPromote } from './assessPromote';
import { describePercent, describeRef } from './describe';
import type { Rollout, RolloutObservations } from './model';
import { mustRestore, whyOver } from './rolloutStates';

/** Everything that could be asked of a rollout, and whether it would be done. */
export function assessOperations(
  rollout: Rollout,
  moment: OperationMoment,
): AssessedOperation[] {
  return [
    ...assessApprovals(rollout, moment.caller),
    assessPause(rollout),
    assessResume(rollout),
    assessPromote(rollout, moment),
    assessAbort(rollout, moment),
    assessRollback(rollout, moment),
    assessRetry(rollout),
    ...assessSignals(rollout, moment),
  ];
}

function assessPause(rollout: Rollout): AssessedOperation {
  const over = whyOver(rollout);
  if (over) return conflict('pause', over);
  if (rollout.state === 'paused') return conflict('pause', 'It is paused.');
  return allow(
    'pause',
    `keeps ${rollout.candidate} at ${describePercent(
      rollout.weight,
    )} of the traffic until somebody resumes it`,
  );
}

function assessResume(rollout: Rollout): AssessedOperation {
  return rollout.state === 'paused'
    ? allow('resume', `goes on from ${describePercent(rollout.weight)}`)
    : conflict('resume', 'It is not paused.');
}

function assessAbort(
  rollout: Rollout,
  { observations }: OperationMoment,
): AssessedOperation {
  if (rollout.state === 'rolling-back') {
    const lost = whyNotGivenBack(observations);
    return lost
      ? allow('abort', `ends it, and its traffic is NOT restored: ${lost}`)
      : conflict('abort', 'Its traffic is being given back.');
  }
  const over = whyOver(rollout);
  return over ? conflict('abort', over) : allow('abort', back(rollout));
}

/**
 * Why the traffic of a rollout cannot be given back now, in a sentence: there is no agent any more,
 * or nobody who could do it.
 */
export function whyNotGivenBack(
  observations: RolloutObservations | undefined,
): string | undefined {
  if (!observations) return undefined;
  const { driver, missing } = observations;
  if (missing) return missing;
  return driver.status === 'error'
    ? `The driver does not answer: ${driver.reason}`
    : undefined;
}

function assessRollback(
  rollout: Rollout,
  { observations, now }: OperationMoment,
): AssessedOperation {
  const { state } = rollout;
  if (state === 'succeeded') {
    const lost = whyNoWayBack(rollout, now, observations);
    return lost
      ? conflict('rollback', lost)
      : allow('rollback', back(rollout) + provided(rollout, observations));
  }
  const over = whyOver(rollout);
  if (over) return conflict('rollback', over);
  return mustRestore(rollout)
    ? allow('rollback', back(rollout))
    : conflict('rollback', 'It has no traffic to give back: abort it instead.');
}

/** Why the former release of a rollout that succeeded can no longer be gone back to. */
function whyNoWayBack(
  rollout: Rollout,
  now: number,
  observations?: RolloutObservations,
): string | undefined {
  const { candidate, command, retainedUntil } = rollout;
  const { stable = 'the former release' } = rollout;
  if (retainedUntil === undefined || now >= retainedUntil || command) {
    return `${stable} is no longer kept: roll it out as a release of its own.`;
  }
  const driver = observations?.driver;
  if (driver?.status !== 'ok') return undefined;
  const newer = driver.candidate;
  if (driver.weight > 0 && newer !== undefined && newer !== candidate) {
    return `${newer} gets ${describePercent(
      driver.weight,
    )} of the traffic: abort its rollout first.`;
  }
  return !driver.canRestore
    ? `The driver no longer has ${stable}: roll it out as a release of its own.`
    : undefined;
}

/** What going back from a rollout that succeeded depends on, as far as it is not known. */
function provided(
  { state, stable = 'the former release' }: Rollout,
  observations?: RolloutObservations,
): string {
  const driver = observations?.driver;
  if (state !== 'succeeded' || driver?.status === 'ok') return '';
  const why = driver ? `does not answer: ${driver.reason}` : 'was not asked';
  return `, provided that the driver still has ${stable}; it ${why}`;
}

function back(rollout: Rollout): string {
  const { stable = 'the former release', environment, candidate } = rollout;
  const share = Math.max(rollout.weight, rollout.observedWeight ?? 0);
  if (!mustRestore(rollout)) return `ends it; ${candidate} has no traffic`;
  const where = `the traffic in ${describeRef(environment)}`;
  return share > 0
    ? `moves ${describePercent(share)} of ${where} back to ${stable}`
    : `makes sure that all of ${where} stays with ${stable}`;
}

function assessRetry(rollout: Rollout): AssessedOperation {
  const { state, candidate } = rollout;
  return state === 'failed' || state === 'rolled-back' || state === 'aborted'
    ? allow(
        'retry',
        `lets ${candidate} begin again from 0 %; every gate is needed again, from somebody else`,
      )
    : conflict('retry', `Only what failed can be retried; it is ${state}.`);
}

function assessSignals(
  rollout: Rollout,
  { now, observations }: OperationMoment,
): AssessedOperation[] {
  const over =
    rollout.state === 'succeeded'
      ? whyNoWayBack(rollout, now, observations)
      : whyOver(rollout);
  return rollout.policy.rollback
    .filter(criterion => criterion.type === 'signal')
    .map(({ signal }) => ({
      ...(over
        ? conflict('signal', over)
        : allow(
            'signal',
            `rolls it back: ${back(rollout)}${provided(rollout, observations)}`,
          )),
      signal,
    }));
}
