import type { AllowedOperation } from '../api/types';
import { assessApprovals } from './assessApprovals';
import { describeBake, describePercent, describeRef } from './describe';
import type { FoundHold } from './holds';
import { findHolds } from './holds';
import type { Rollout, RolloutObservations } from './model';
import { currentStep, hasEnded, mustRestore } from './rolloutStates';

/** What is known when somebody asks what may be done. @public */
export interface OperationMoment {
  /** Ms since 1970. */
  now: number;
  /** What stands; absent: what stood when the rollout was last decided. */
  observations?: RolloutObservations;
  /** For whom; absent: for anybody. `groups` are entity references, those of the caller. */
  caller?: { by: string; groups: string[] };
}

/** An operation, and which error refuses it. */
export interface AssessedOperation extends AllowedOperation {
  /** `conflict` when the state does not allow it, `forbidden` when it would pass a gate or hold. */
  problem?: 'conflict' | 'forbidden';
}

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

type Name = AllowedOperation['operation'];

function allow(operation: Name, effect: string): AssessedOperation {
  return { operation, allowed: true, effect };
}

function conflict(operation: Name, reason: string): AssessedOperation {
  return { operation, allowed: false, reason, problem: 'conflict' };
}

/** What stands in the way of everything but going back. */
function whyOver({ state }: Rollout): string | undefined {
  if (state === 'rolling-back') return 'Its traffic is being given back.';
  return hasEnded(state) ? `It is ${state}.` : undefined;
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

function assessPromote(
  rollout: Rollout,
  moment: OperationMoment,
): AssessedOperation {
  const over = whyOver(rollout);
  if (over) return conflict('promote', over);
  if (rollout.state === 'paused') {
    return conflict('promote', 'It is paused: resume it first.');
  }
  const isHold =
    rollout.state === 'progressing' && currentStep(rollout)?.type === 'hold';
  if (rollout.state !== 'baking' && !isHold) {
    return conflict('promote', 'There is no bake or hold to end.');
  }
  const holds = standingHolds(rollout, moment);
  if (holds.length > 0) {
    return {
      operation: 'promote',
      allowed: false,
      reason: `Promoting passes no gate and no hold: ${holds
        .map(hold => hold.text)
        .join(' ')}`,
      problem: 'forbidden',
    };
  }
  const next = rollout.policy.steps
    .slice(rollout.step)
    .find(step => step.type === 'weight');
  const to = next?.type === 'weight' ? next.weight : 100;
  const far = rollout.bake ? ` after ${describeBake(rollout.bake)}` : '';
  return allow(
    'promote',
    `ends this step${far}, and raises ${
      rollout.candidate
    } from ${describePercent(rollout.weight)} to ${describePercent(
      to,
    )} of the traffic when its next steps pass`,
  );
}

/** Holds that only the last decision knows of, or is better asked for. */
const EVIDENCE_HOLDS: ReadonlySet<string> = new Set([
  'no-data',
  'source-error',
  'verdict',
  'driver',
  'clock',
]);

/** Holds that promoting would pass: not those of the step itself, which it ends. */
function standingHolds(
  rollout: Rollout,
  { observations, now }: OperationMoment,
): FoundHold[] {
  const noted: FoundHold[] = rollout.holds.map(({ code, text }) => ({
    code,
    text,
  }));
  const seen = observations ? findHolds(rollout, observations, now) : [];
  // What the measurements hold for is only known to the last decision.
  const codes = new Set(seen.map(hold => hold.code));
  return [
    ...seen,
    ...noted.filter(
      ({ code }) =>
        code !== 'step' &&
        code !== 'insufficient' &&
        !codes.has(code) &&
        (!observations || EVIDENCE_HOLDS.has(code)),
    ),
  ];
}

function assessAbort(
  rollout: Rollout,
  { observations }: OperationMoment,
): AssessedOperation {
  if (rollout.state === 'rolling-back') {
    // Where there is no agent any more, nobody can show that its traffic is back.
    return observations?.missing
      ? allow('abort', `ends it without its traffic: ${observations.missing}`)
      : conflict('abort', 'Its traffic is being given back.');
  }
  const over = whyOver(rollout);
  return over ? conflict('abort', over) : allow('abort', back(rollout));
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
        `lets ${candidate} begin again from 0 %; every gate is needed again`,
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
