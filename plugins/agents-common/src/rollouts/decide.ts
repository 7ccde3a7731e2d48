import { findClockProblem, isClockDue } from './clock';
import { judgeOnce } from './judgeOnce';
import { judgeRollout } from './judgement';
import { measureOnce } from './measureOnce';
import type { Rollout, RolloutDecision, RolloutObservations } from './model';
import { runRetention } from './retention';
import { hasEnded } from './rolloutStates';
import { runRollout } from './runRollout';
import type { RolloutJudge, Tick } from './turn';
import { change, concludeTurn } from './turn';

/** No rollout changes as often at one moment; a guard against going round in circles. */
const MOST_PASSES = 200;

/**
 * Decides what follows from a rollout and what was seen of it. Pure: the same input gives the same
 * answer to the bit, and deciding once more changes nothing.
 *
 * Nothing but this and `applyOperation` makes the next rollout of one. Traffic only rises while
 * every gate passes, nothing holds, and the measurements are there and do not fail; it goes back
 * whatever holds.
 *
 * @param now - Ms since 1970.
 * @param judge - Judges the measurements; another one only in tests.
 * @returns The same rollout, and no entries, when nothing changed.
 * @public
 */
export function decide(
  rollout: Rollout,
  observations: RolloutObservations,
  now: number,
  judge: RolloutJudge = judgeRollout,
): RolloutDecision {
  const moment = Math.max(now, rollout.clock);
  const tick: Tick = {
    rollout,
    entries: [],
    observations,
    now: moment,
    measure: measureOnce(observations, moment),
    judge: judgeOnce(judge),
    clockProblem: findClockProblem(rollout, now),
  };
  // What one step leads to may be decided at once, and the next decision must find nothing to do.
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const before = tick.rollout;
    if (before.state === 'succeeded') runRetention(tick);
    else if (!hasEnded(before.state)) runRollout(tick);
    if (tick.rollout === before) break;
  }
  if (isClockDue(tick.rollout, tick.now)) change(tick, { clock: tick.now });
  return concludeTurn(tick, rollout);
}
