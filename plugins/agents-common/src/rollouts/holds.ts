import type { RolloutHold } from '../api/types';
import { describeMoment, describeRef } from './describe';
import { findDrift } from './drift';
import { findFreeze } from './freezeWindows';
import { gateOutcomes } from './gates';
import type { Rollout, RolloutObservations } from './model';
import { currentStep } from './rolloutStates';
import { candidateShare, sameWeight } from './traffic';

/** What holds a rollout, before it is noted since when. */
export type FoundHold = Omit<RolloutHold, 'since'> & { since?: number };

/**
 * Everything for which a rollout must not go on, whatever the measurements say; those are looked at
 * by `findEvidenceHold`.
 *
 * @param clockProblem - What is wrong with the clock, in a sentence.
 */
export function findHolds(
  rollout: Rollout,
  observations: RolloutObservations,
  now: number,
  clockProblem?: string,
): FoundHold[] {
  const holds: FoundHold[] = [
    ...outsideHolds(rollout, observations, now),
    ...trafficHolds(rollout, observations),
  ];
  if (clockProblem) holds.push({ code: 'clock', text: clockProblem });
  return holds;
}

/** What stands in the way from outside of the rollout's own traffic. */
function outsideHolds(
  rollout: Rollout,
  observations: RolloutObservations,
  now: number,
): FoundHold[] {
  const { missing, stopLine, plan, health } = observations;
  const holds: FoundHold[] = [];
  if (missing) holds.push({ code: 'missing', text: missing });
  if (stopLine) {
    holds.push({
      code: 'stop-line',
      text: `${describeRef(stopLine.by)} stopped every rollout: ${
        stopLine.reason
      }`,
    });
  }
  if (rollout.state === 'pending' && !plan.mayStart) {
    const waitsFor = plan.waitsFor.join(', ');
    holds.push({
      code: 'plan',
      text: `It waits for ${waitsFor || 'its plan'}.`,
    });
  }
  for (const gate of gateOutcomes(rollout, observations.gates)) {
    if (gate.outcome === 'pass') continue;
    holds.push({ code: 'gate', text: `${gate.title}: ${gate.text}` });
  }
  const freeze = findFreeze(rollout.policy.freezeWindows, now);
  if (freeze) {
    holds.push({
      code: 'freeze-window',
      text: `${freeze.title}: nothing is rolled out until ${describeMoment(
        freeze.to,
      )}.`,
    });
  }
  holds.push(...(observations.holds ?? []));
  // A plan that wants a healthy agent before it begins says so by a gate.
  const began = rollout.state !== 'pending' && rollout.state !== 'preflight';
  const isLifted =
    health.status === 'fail' && observations.breakGlass?.health === true;
  const isWell = health.status === 'pass' || health.status === 'warn';
  if (began && !isWell && !isLifted) {
    holds.push({
      code: 'health',
      text: `The agent's health in ${describeRef(rollout.environment)} is ${
        health.status
      }: ${health.reason}`,
    });
  }
  return holds;
}

function trafficHolds(
  rollout: Rollout,
  observations: RolloutObservations,
): FoundHold[] {
  const { driver } = observations;
  if (driver.status === 'error') {
    return [
      { code: 'driver', text: `The driver does not answer: ${driver.reason}` },
    ];
  }
  const holds: FoundHold[] = [];
  if (driver.problem) {
    holds.push({
      code: 'driver',
      text: `The driver reports a problem: ${driver.problem}`,
    });
  }
  if (rollout.state === 'preflight') {
    const text = findObstacle(rollout, observations);
    if (text) holds.push({ code: 'driver', text });
  } else if (rollout.state !== 'pending') {
    const text = findDrift(rollout, observations);
    if (text) holds.push({ code: 'drift', text });
  }
  return holds;
}

/** Why the driver's side is not ready to begin. */
function findObstacle(
  rollout: Rollout,
  { driver }: RolloutObservations,
): string | undefined {
  if (driver.status !== 'ok') return undefined;
  const { candidate } = rollout;
  if (driver.stable === undefined) {
    return 'The driver does not say which release is stable, so there would be none to go back to.';
  }
  if (driver.stable === candidate) {
    return `${candidate} is the stable release already.`;
  }
  if (driver.candidate !== candidate) {
    return driver.candidate === undefined
      ? `The driver has no candidate yet; it waits for ${candidate}.`
      : `The driver has ${driver.candidate} as the candidate, not ${candidate}.`;
  }
  return sameWeight(candidateShare(rollout, driver), 0)
    ? undefined
    : `${candidate} gets traffic already, before the rollout began.`;
}

/** The hold of a step that waits for a person, or for the smoke test to say something. */
export function findStepHold(
  rollout: Rollout,
  observations: RolloutObservations,
): FoundHold | undefined {
  if (rollout.state !== 'progressing') return undefined;
  const step = currentStep(rollout);
  if (step?.type === 'hold') {
    return { code: 'step', text: 'It waits for a person to let it go on.' };
  }
  const test = observations.smokeTest;
  return step?.type === 'smoke-test' && test?.outcome === 'unknown'
    ? { code: 'step', text: 'The smoke test could not be carried out.' }
    : undefined;
}

/** The hold of a command that the driver did not carry out; it is given again meanwhile. */
export function findCommandHold(rollout: Rollout): FoundHold | undefined {
  const { command } = rollout;
  return command && command.failures > 0
    ? {
        code: 'driver',
        text: 'The driver did not do what it was asked; it is asked again.',
      }
    : undefined;
}
