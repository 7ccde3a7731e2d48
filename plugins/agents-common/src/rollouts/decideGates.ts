import { gateOutcomes } from './gates';
import type { Tick } from './turn';
import { change, write } from './turn';

const WORDS = {
  pass: 'passes',
  fail: 'does not pass',
  unknown: 'is not known',
} as const;

/** Notes how the gates stand, and writes into the ledger which of them changed. */
export function decideGates(tick: Tick): void {
  const before = tick.rollout.gates;
  const gates = gateOutcomes(tick.rollout, tick.observations.gates);
  change(tick, { gates });
  for (const gate of gates) {
    const known = before.find(one => one.id === gate.id);
    if (known?.outcome === gate.outcome) continue;
    write(
      tick,
      'gate',
      `The gate "${gate.title}" ${WORDS[gate.outcome]}: ${gate.text}`,
      { evidence: { ...gate } },
    );
  }
}
