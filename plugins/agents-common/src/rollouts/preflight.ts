import type { PowerPreflight } from '../api/types';
import { describeRef } from './describe';
import { preflightPower } from './judgement';
import type { Tick } from './turn';
import { change, enter, write } from './turn';

/** Lets a rollout leave `pending`. */
export function startRollout(tick: Tick): void {
  const { candidate, environment, policy } = tick.rollout;
  const text = `${candidate} starts in ${describeRef(
    environment,
  )} by the strategy ${policy.strategy}.`;
  change(tick, { startedAt: tick.now });
  enter(tick, 'preflight', text);
  write(tick, 'started', text, { evidence: { gates: tick.rollout.gates } });
}

/** Notes what is stable and what the traffic can tell, and begins with the steps. */
export function runPreflight(tick: Tick): void {
  const { driver } = tick.observations;
  if (driver.status !== 'ok') return;
  const preflight = measurePower(tick);
  const text = `${tick.rollout.candidate} is ready beside ${driver.stable}. ${preflight.text}`;
  change(tick, { stable: driver.stable, preflight });
  write(tick, 'preflight', text, { evidence: { ...preflight } });
  enter(tick, 'progressing', `${tick.rollout.candidate} is rolled out.`);
  change(tick, { stepSince: tick.now });
}

function measurePower(tick: Tick): PowerPreflight {
  const { traffic } = tick.observations;
  if (traffic) {
    return preflightPower({ policy: tick.rollout.policy, ...traffic });
  }
  return {
    outcome: 'unknown',
    at: new Date(tick.now).toISOString(),
    text: 'How much traffic there is to judge by is not known.',
    power: [],
  };
}
