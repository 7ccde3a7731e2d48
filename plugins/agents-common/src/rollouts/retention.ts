import { nextCommand } from './commands';
import { describeRef } from './describe';
import { findFreeze } from './freezeWindows';
import { noteHolds } from './noteHolds';
import { currentStep } from './rolloutStates';
import { settleCommand } from './settle';
import type { Tick } from './turn';
import { change, write } from './turn';

/**
 * Carries a rollout on that succeeded: at the end of its retention the former release is retired,
 * and no longer kept to go back to.
 */
export function runRetention(tick: Tick): void {
  const { retainedUntil } = tick.rollout;
  if (retainedUntil === undefined) return;
  const { driver, missing } = tick.observations;
  const { candidate } = tick.rollout;
  const serving = driver.status === 'ok' ? driver.stable : undefined;
  if (serving !== undefined && serving !== candidate) {
    retire(tick, `${serving} took over from ${candidate}.`);
    return;
  }
  if (tick.now < retainedUntil) return;
  const { clockProblem } = tick;
  noteHolds(tick, clockProblem ? [{ code: 'clock', text: clockProblem }] : []);
  if (clockProblem) return;
  if (missing) {
    retire(tick, missing);
    return;
  }
  const held =
    tick.observations.stopLine !== undefined ||
    findFreeze(tick.rollout.policy.freezeWindows, tick.now) !== undefined;
  settleCommand(tick);
  if (held || tick.rollout.command) return;
  const step = currentStep(tick.rollout);
  if (step?.type === 'demote') {
    nextCommand(tick, { type: 'demote', environment: step.environment });
  } else {
    retire(tick, 'Its time is over.');
  }
}

function retire(tick: Tick, because: string): void {
  const { stable, environment } = tick.rollout;
  change(tick, { retainedUntil: undefined, command: undefined, holds: [] });
  write(
    tick,
    'retired',
    `${stable ?? 'The former release'} is no longer kept in ${describeRef(
      environment,
    )}: ${because}`,
  );
}
