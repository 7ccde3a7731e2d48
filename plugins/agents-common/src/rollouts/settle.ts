import { commandFailed } from './commands';
import { describePercent, describeRef } from './describe';
import { end, endGivenBack } from './ending';
import type { DriverObservation, Rollout, RolloutCommand } from './model';
import { isPromoting } from './rolloutStates';
import { createSegment, presentSegment, reachedWeight } from './segments';
import { isTargetSeen } from './traffic';
import type { Tick } from './turn';
import { change, goToStep, write } from './turn';

/**
 * Takes in how the command under way went. It is done once the driver carried it out and shows it;
 * the driver's word alone is not enough, and neither is the sight of it: until it was carried out,
 * an older command can still come through.
 *
 * @param obstacle - Why the candidate may not have more traffic now, in a sentence.
 */
export function settleCommand(tick: Tick, obstacle?: string): void {
  const { command } = tick.rollout;
  const outcome = tick.observations.command;
  if (!command || outcome?.id !== command.id) return;
  const { driver } = tick.observations;
  if (outcome.status === 'failed') {
    if (isTooLate(tick.rollout, command, driver)) {
      change(tick, { command: undefined });
      return;
    }
    commandFailed(tick, command, { reason: outcome.reason, obstacle });
    return;
  }
  if (isTargetSeen(tick.rollout, command.target, driver)) {
    change(tick, { command: undefined });
    commandDone(tick, command);
    return;
  }
  const { commandTimeoutMs } = tick.rollout.policy.judgement;
  if (
    driver.status === 'ok' &&
    tick.now - command.issuedAt > commandTimeoutMs
  ) {
    commandFailed(tick, command, {
      reason: `It says that it did, but shows ${describePercent(
        driver.weight,
      )} and ${driver.stable ?? 'no release'} as stable.`,
      obstacle,
    });
  }
}

/** Whether the candidate became the stable release before that could be withdrawn. */
function isTooLate(
  rollout: Rollout,
  { target }: RolloutCommand,
  driver: DriverObservation,
): boolean {
  return (
    target.type === 'split' &&
    isPromoting(rollout) &&
    isTargetSeen(rollout, { type: 'promote', keepFormer: true }, driver)
  );
}

function commandDone(tick: Tick, { target }: RolloutCommand): void {
  switch (target.type) {
    case 'split':
      // One that was withdrawn leaves the step where it is.
      if (target.weight > reachedWeight(tick.rollout)) {
        weightReached(tick, target.weight);
      }
      break;
    case 'promote':
      promoted(tick);
      break;
    case 'restore':
      change(tick, { observedWeight: 0, mayHaveTraffic: undefined });
      if (tick.rollout.state === 'rolling-back') endGivenBack(tick);
      break;
    case 'demote':
    default:
      retired(tick, target.environment);
  }
}

function weightReached(tick: Tick, weight: number): void {
  const segment = createSegment(weight, tick.now);
  const { candidate, segments, step } = tick.rollout;
  write(
    tick,
    'weight-reached',
    `The driver sends ${describePercent(
      weight,
    )} of the traffic to ${candidate}.`,
    { evidence: { before: presentSegment(tick.rollout) } },
  );
  change(tick, { segments: [...segments, segment] });
  goToStep(tick, step + 1);
}

function promoted(tick: Tick): void {
  const { candidate, environment, policy } = tick.rollout;
  const text = `${candidate} is the stable release in ${describeRef(
    environment,
  )}.`;
  write(tick, 'promoted', text, {
    evidence: {
      verdict: tick.rollout.verdict,
      segment: presentSegment(tick.rollout),
    },
  });
  end(tick, 'succeeded', text);
  change(tick, { retainedUntil: tick.now + policy.judgement.retentionMs });
}

function retired(tick: Tick, environment: string): void {
  const { stable, step } = tick.rollout;
  write(
    tick,
    'retired',
    `${stable ?? 'The former release'} is now the release of ${describeRef(
      environment,
    )}.`,
  );
  goToStep(tick, step + 1);
}
