import { endBake, isBaked, startBake } from './bake';
import { nextCommand } from './commands';
import { describeSmokeTest } from './describe';
import { end, giveBack } from './ending';
import { allowsMore, allowsPromotion } from './evidence';
import type { Evidence } from './evidence';
import type { PolicyStep } from './model';
import { currentStep, isThroughSteps, mustRestore } from './rolloutStates';
import type { Tick } from './turn';
import { change, enter, goToStep, write } from './turn';

/**
 * Carries the step that is under way on, when it can. Only called while nothing holds the rollout
 * and no command is under way.
 */
export function runStep(tick: Tick, evidence: Evidence): void {
  const step = currentStep(tick.rollout);
  if (!step || isThroughSteps(tick.rollout)) {
    enter(
      tick,
      'promoting',
      `${tick.rollout.candidate} becomes the stable release.`,
    );
    return;
  }
  switch (step.type) {
    case 'smoke-test':
      runSmokeTest(tick);
      break;
    case 'weight':
      runWeight(tick, step, evidence);
      break;
    case 'bake':
      startBake(tick, step);
      break;
    // A hold waits for a person, and `demote` for the end of the retention.
    default:
  }
}

function runSmokeTest(tick: Tick): void {
  const result = tick.observations.smokeTest;
  // One from before the step, such as that of an earlier try, says nothing about now.
  if (!result || Date.parse(result.at) < tick.rollout.stepSince) return;
  if (result.outcome === 'unknown') return;
  const text = describeSmokeTest(result);
  change(tick, { smokeTest: result });
  write(tick, 'smoke-test', text, { evidence: { ...result } });
  if (result.outcome === 'pass') {
    goToStep(tick, tick.rollout.step + 1);
  } else if (mustRestore(tick.rollout)) {
    giveBack(tick, { endAs: 'rolled-back', because: text });
  } else {
    end(tick, 'failed', text);
  }
}

function runWeight(
  tick: Tick,
  step: Extract<PolicyStep, { type: 'weight' }>,
  evidence: Evidence,
): void {
  if (step.weight <= tick.rollout.weight) {
    goToStep(tick, tick.rollout.step + 1);
    return;
  }
  if (!allowsMore(tick.rollout, evidence)) return;
  change(tick, { weight: step.weight });
  nextCommand(tick, { type: 'split', weight: step.weight });
}

/** Ends a bake that is done. */
export function runBake(tick: Tick, evidence: Evidence): void {
  if (isBaked(tick.rollout, evidence)) endBake(tick);
}

/** Makes the candidate the stable release. */
export function runPromotion(tick: Tick, evidence: Evidence): void {
  if (!allowsPromotion(evidence)) return;
  change(tick, { weight: 100 });
  nextCommand(tick, { type: 'promote', keepFormer: true });
}
