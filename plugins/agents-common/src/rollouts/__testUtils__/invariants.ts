import { decide } from '../decide';
import { findFreeze } from '../freezeWindows';
import { listOperations } from '../listOperations';
import type {
  Rollout,
  RolloutDecision,
  RolloutObservations,
  RolloutOperation,
} from '../model';
import { findCommandHold } from '../holds';
import { hasEnded, raisesTraffic } from '../rolloutStates';
import { sameValue } from '../sameValue';
import { candidateShare, isTargetSeen } from '../traffic';
import type { RolloutJudge } from '../turn';

interface Decided {
  before: Rollout;
  observations: RolloutObservations;
  now: number;
  judge: RolloutJudge;
  decision: RolloutDecision;
}

/** A rule that does not hold. Cheaper than `expect`, of which there would be millions. */
function demand(holds: boolean, rule: string, about: unknown): void {
  if (holds) return;
  const shown = JSON.stringify(about, (key, value) =>
    key === 'policy' ? undefined : value,
  );
  throw new Error(`${rule}: ${shown}`);
}

/** Holds the rules of `decide` against a decision. */
export function checkDecision(decided: Decided): void {
  const { before, observations, now, judge, decision } = decided;
  const after = decision.rollout;
  const about = { before, after, observations, now };

  // Copying takes most of the time, so only some decisions are made twice.
  if ((before.clock / 30_000) % 7 === 0) {
    const again = decide(clone(before), clone(observations), now, judge);
    demand(sameValue(again, decision), 'the same decides the same', about);
    demand(sameValue(clone(after), after), 'JSON changes nothing', about);
  }
  const once = decide(after, observations, now, judge);
  demand(once.rollout === after, 'deciding once more changes nothing', {
    ...about,
    once: once.rollout,
  });
  checkNumbers(before, after, about);
  checkRise(decided, about);
  checkBake(decided, about);
  checkWayBack(after, observations, now, about);

  if (hasEnded(before.state)) {
    const same = after.state === before.state && after.weight === before.weight;
    demand(same, 'what has ended stays as it is', about);
  }
  const verdict = judge({ rollout: before, observations, now });
  const fails =
    verdict.outcome === 'fail' &&
    before.segments.length > 0 &&
    !hasEnded(before.state);
  if (fails) {
    demand(after.weight === 0, 'a failing candidate loses its traffic', about);
  }
}

/** Holds the rules of `applyOperation` against what it did. */
export function checkOperation(options: {
  before: Rollout;
  operation: RolloutOperation;
  by: string;
  observations: RolloutObservations;
  decision: RolloutDecision;
}): void {
  const { before, operation, by, decision } = options;
  const after = decision.rollout;
  const about = { before, after, operation, by };
  demand(after.weight <= before.weight, 'nobody raises the weight', about);
  demand(raised(before, after) === undefined, 'nobody commands a rise', about);
  checkNumbers(before, after, about);
  if (hasEnded(before.state)) {
    const allowed = ['retry', 'rollback', 'signal'].includes(operation.type);
    demand(allowed, 'what has ended can only be retried or rolled back', about);
  }
  if (operation.type === 'approve') {
    demand(by !== before.createdBy, 'nobody approves their own', about);
    demand(by !== before.retriedBy, 'nobody approves their retry', about);
  }
  if (operation.type === 'promote' && before.bake) {
    const { samples, requiredSamples } = before.bake;
    demand(samples >= requiredSamples, 'nobody skips the samples', about);
    const { outcome } = before.verdict ?? {};
    demand(outcome === 'pass', 'nobody skips the verdict', about);
  }
}

function checkNumbers(before: Rollout, after: Rollout, about: unknown): void {
  demand(after.commands >= before.commands, 'numbers rise', about);
  const { command } = after;
  if (!command) return;
  demand(command.number === after.commands, 'the last is under way', about);
  const isNew = command.id !== before.command?.id;
  demand(!isNew || command.number > before.commands, 'no number twice', about);
}

/** The command with which a rollout came to ask for more traffic, if it did. */
function raised(before: Rollout, after: Rollout) {
  const { command } = after;
  if (!command || command.id === before.command?.id) return undefined;
  return raisesTraffic(after) ? command : undefined;
}

/**
 * Holds the rules against a command that the driver is about to be given: time may have passed, and
 * much may have changed, since it was stored.
 */
export function checkExecution(options: {
  rollout: Rollout;
  observations: RolloutObservations;
  now: number;
  judge: RolloutJudge;
}): void {
  const { rollout, observations, now, judge } = options;
  if (!raisesTraffic(rollout)) return;
  const about = { rollout, observations, now };
  demandFreeWay(rollout, observations, now, about);
  if (rollout.segments.length > 0) {
    const { outcome } = judge(options);
    demand(outcome !== 'fail', 'nothing rises on a failing verdict', about);
  }
}

/** Nothing holds the rollout but that the driver did not do what it was asked. */
function demandFreeWay(
  rollout: Rollout,
  observations: RolloutObservations,
  now: number,
  about: unknown,
): void {
  demand(rollout.state !== 'paused', 'nothing rises while paused', about);
  const { driver, gates, health } = observations;
  const approved = rollout.approvals.some(one => one.gate === 'go');
  demand(approved, 'nothing rises without approval', about);
  const gate = gates.find(one => one.id === 'healthy');
  demand(gate?.outcome === 'pass', 'nothing rises past a gate', about);
  demand(!observations.stopLine, 'nothing rises on a stopped line', about);
  demand(!observations.missing, 'nothing rises without an agent', about);
  demand(!observations.holds, 'nothing rises under an alert', about);
  demand(health.status === 'pass', 'nothing rises on an ill agent', about);
  const { freezeWindows } = rollout.policy;
  demand(!findFreeze(freezeWindows, now), 'nothing rises in a freeze', about);
  demand(driver.status === 'ok', 'nothing rises without a driver', about);
  const failing = findCommandHold(rollout)?.text;
  const others = rollout.holds.filter(hold => hold.text !== failing);
  demand(others.length === 0, 'nothing rises while held', about);
}

function checkRise(
  { before, observations, now, judge, decision }: Decided,
  about: unknown,
): void {
  const after = decision.rollout;
  const command = raised(before, after);
  if (!command) {
    demand(after.weight <= before.weight, 'traffic only by command', about);
    return;
  }
  const { driver, metrics } = observations;
  const { judgement } = after.policy;
  demandFreeWay(after, observations, now, about);
  demand(now >= before.clock - 2_000, 'nothing rises in the past', about);
  demand(
    before.state === 'pending' ||
      now - before.clock <= 3 * judgement.freshnessMs,
    'nothing rises after a leap',
    about,
  );
  if (driver.status === 'ok') {
    const seen = candidateShare(after, driver);
    const reached = after.segments.at(-1)?.weight ?? 0;
    const { target } = command;
    const isThere = command.failures > 0 && isTargetSeen(after, target, driver);
    demand(
      seen === reached || isThere,
      'nothing rises from a drifted weight',
      about,
    );
  }
  if (after.segments.length === 0) {
    demand(
      after.smokeTest?.outcome === 'pass',
      'nothing rises untested',
      about,
    );
    return;
  }
  demand(metrics.status === 'ok', 'nothing rises without evidence', about);
  const { outcome } = judge({ rollout: after, observations, now });
  demand(outcome !== 'fail', 'nothing rises on a failing verdict', about);
  if (command.target.type === 'promote') {
    demand(outcome === 'pass', 'nothing is promoted without a pass', about);
  }
}

function checkBake(
  { before, observations, now, judge, decision }: Decided,
  about: unknown,
): void {
  const after = decision.rollout;
  if (before.state !== 'baking' || !before.bake) return;
  const { freshnessMs } = after.policy.judgement;
  const since = Math.max(before.bake.countedTo, before.stateSince);
  const passed = Math.max(0, Math.min(now - since, freshnessMs));
  if (after.bake?.startedAt === before.bake.startedAt) {
    const gained = after.bake.validMs - before.bake.validMs;
    demand(gained >= 0, 'time is not lost', about);
    demand(gained <= passed, 'time counts once, and a gap does not', about);
    const isHeld = before.holds.length > 0 || after.holds.length > 0;
    demand(gained === 0 || !isHeld, 'held time does not count', about);
  } else if (after.step > before.step) {
    const { outcome } = judge({ rollout: before, observations, now });
    demand(outcome === 'pass', 'a bake ends with a pass', about);
    const required = before.bake.requiredMs - before.bake.validMs;
    demand(passed >= required, 'a bake takes its time', about);
    demand(observations.metrics.status === 'ok', 'a bake is measured', about);
  }
}

function checkWayBack(
  after: Rollout,
  observations: RolloutObservations,
  now: number,
  about: unknown,
): void {
  const serves = after.weight > 0 && !hasEnded(after.state);
  if (!serves) return;
  const operations = listOperations(after, { now, observations });
  for (const name of ['rollback', 'abort']) {
    const found = operations.find(one => one.operation === name);
    demand(found?.allowed === true, `${name} is always possible`, about);
  }
}

function clone<T>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}
