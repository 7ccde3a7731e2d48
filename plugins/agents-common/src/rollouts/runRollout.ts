import { accrueBake, countHeld, countSamples, findInsufficiency } from './bake';
import { withdrawRaise } from './commands';
import { decideGates } from './decideGates';
import { findDriftUnderWay } from './drift';
import { giveBack } from './ending';
import {
  allowsMore,
  allowsPromotion,
  findPromotionHold,
  isTelling,
  judgeEvidence,
} from './evidence';
import type { Evidence } from './evidence';
import { findCommandHold, findHolds, findStepHold } from './holds';
import type { FoundHold } from './holds';
import type { DriverObservation, Rollout } from './model';
import { noteBreakGlass } from './noteBreakGlass';
import { noteHolds } from './noteHolds';
import { runPreflight, startRollout } from './preflight';
import { hasEnded } from './rolloutStates';
import { presentSegment, withSegment } from './segments';
import { settleCommand } from './settle';
import { runBake, runPromotion, runStep } from './steps';
import { candidateShare } from './traffic';
import type { Tick } from './turn';
import { change } from './turn';

/** Carries a rollout that has not ended one step further, when it can. */
export function runRollout(tick: Tick): void {
  takeTraffic(tick);
  if (tick.rollout.state === 'rolling-back') {
    runRestore(tick);
    return;
  }
  const { supersededBy } = tick.observations;
  if (supersededBy) {
    giveBack(tick, {
      endAs: 'superseded',
      because: `a newer rollout took over (${supersededBy}).`,
    });
    return;
  }
  decideGates(tick);
  noteBreakGlass(tick);
  const outside = findHolds(
    tick.rollout,
    tick.observations,
    tick.now,
    tick.clockProblem,
  );
  const evidence = takeEvidence(tick, outside);
  if (evidence.reaction === 'roll-back') {
    giveBack(tick, {
      endAs: 'rolled-back',
      because: evidence.because ?? 'the measurements fail.',
      evidence: { verdict: tick.rollout.verdict },
    });
    return;
  }
  const insufficient = findInsufficiency(tick.rollout, evidence);
  const { reactions } = tick.rollout.policy.judgement;
  if (insufficient && reactions.insufficient === 'roll-back') {
    giveBack(tick, { endAs: 'rolled-back', because: insufficient.text });
    return;
  }
  const { command } = tick.rollout;
  const holds = [...outside, ...insideHolds(tick, evidence)];
  const obstacle = findObstacle(tick, holds, evidence);
  settleCommand(tick, obstacle);
  // What the command led to is looked at anew.
  if (tick.rollout.command !== command) return;
  const failing = findCommandHold(tick.rollout);
  noteHolds(tick, failing ? [...holds, failing] : holds);
  const isHeld = holds.length > 0 || tick.rollout.state === 'paused';
  if (isHeld && obstacle) withdrawRaise(tick, obstacle);
  else if (!isHeld && !command) advance(tick, evidence);
}

/** Why the candidate may not have more traffic than it has, in a sentence. */
function findObstacle(
  { rollout, observations }: Tick,
  holds: readonly FoundHold[],
  evidence: Evidence,
): string | undefined {
  if (rollout.state === 'paused') return 'It is paused.';
  if (holds.length > 0) return holds.map(hold => hold.text).join(' ');
  const isAllowed =
    rollout.state === 'promoting'
      ? allowsPromotion(evidence)
      : allowsMore(rollout, evidence);
  return isAllowed
    ? findDriftUnderWay(rollout, observations)
    : 'The measurements do not allow it.';
}

/** Notes what the driver shows; nothing else is concluded from it here. */
function takeTraffic(tick: Tick): void {
  const { driver } = tick.observations;
  if (driver.status !== 'ok') return;
  change(tick, { observedWeight: candidateShare(tick.rollout, driver) });
}

function runRestore(tick: Tick): void {
  settleCommand(tick);
  if (hasEnded(tick.rollout.state)) return;
  const { driver, missing } = tick.observations;
  const holds: FoundHold[] = [];
  if (missing) holds.push({ code: 'missing', text: missing });
  if (driver.status === 'error') {
    holds.push({
      code: 'driver',
      text: `The driver does not answer: ${driver.reason}`,
    });
  } else {
    const hold = findRestoreHold(tick, driver);
    if (hold) holds.push(hold);
  }
  noteHolds(tick, holds);
}

/** Why the traffic does not come back though the driver answers. */
function findRestoreHold(
  { rollout, observations }: Tick,
  driver: DriverObservation & { status: 'ok' },
): FoundHold | undefined {
  const failing = findCommandHold(rollout);
  const { command } = observations;
  if (!driver.canRestore && candidateShare(rollout, driver) > 0) {
    const former = rollout.stable ?? 'the former release';
    const text = `The driver no longer has ${former}, so that no traffic can go back to it.`;
    return { code: 'driver', text };
  }
  if (!failing || command?.status === 'applied') return failing;
  // Until the next attempt is over, the last reason is the one there is.
  const known = rollout.holds.find(({ code }) => code === 'driver');
  return command
    ? { ...failing, text: `${failing.text} The last time: ${command.reason}` }
    : { ...failing, text: known?.text ?? failing.text };
}

/** Takes the measurements in, judges them, and counts the bake on. */
function takeEvidence(tick: Tick, outside: readonly FoundHold[]): Evidence {
  const { rollout, now } = tick;
  const metrics = tick.measure(rollout);
  const present = presentSegment(rollout);
  if (metrics.status === 'ok' && present && present !== metrics.segment) {
    change(tick, { segments: withSegment(rollout, metrics.segment) });
  }
  const bake = rollout.state === 'baking' ? rollout.bake : undefined;
  if (!bake) return judgeEvidence(tick, metrics);
  const longestMs = rollout.policy.judgement.freshnessMs;
  const counted = countHeld(countSamples(bake, metrics), {
    isHeld: isHeldByAlert(tick.rollout, outside),
    longestMs,
    now,
  });
  change(tick, { bake: counted });
  const evidence = judgeEvidence(tick, metrics);
  // A bake that only lacks samples goes on counting.
  const heldBefore = rollout.holds.some(one => one.code !== 'insufficient');
  change(tick, {
    bake: accrueBake(counted, {
      metrics,
      held: outside.length > 0 || heldBefore || !isTelling(evidence),
      longestMs,
      now,
    }),
  });
  return evidence;
}

function isHeldByAlert(
  { gates }: Rollout,
  outside: readonly FoundHold[],
): boolean {
  return (
    outside.some(({ code }) => code === 'alert') ||
    gates.some(({ type, outcome }) => type === 'alerts' && outcome === 'fail')
  );
}

function insideHolds(tick: Tick, evidence: Evidence): FoundHold[] {
  const { rollout, observations } = tick;
  const { reactions } = rollout.policy.judgement;
  const holds: Array<FoundHold | undefined> = [
    findStepHold(rollout, observations),
    findPromotionHold(rollout, evidence),
    evidence.reaction === 'hold' ? evidence.hold : undefined,
    reactions.insufficient === 'hold'
      ? findInsufficiency(rollout, evidence)
      : undefined,
  ];
  return holds.filter(hold => hold !== undefined);
}

function advance(tick: Tick, evidence: Evidence): void {
  switch (tick.rollout.state) {
    case 'pending':
      startRollout(tick);
      break;
    case 'preflight':
      runPreflight(tick);
      break;
    case 'progressing':
      runStep(tick, evidence);
      break;
    case 'baking':
      runBake(tick, evidence);
      break;
    case 'promoting':
      runPromotion(tick, evidence);
      break;
    // Paused waits for a person.
    default:
  }
}
