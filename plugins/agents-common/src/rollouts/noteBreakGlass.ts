import type { Tick } from './turn';
import { change, write } from './turn';

/** Writes into the ledger what a break-glass lifts, once for each thing. */
export function noteBreakGlass(tick: Tick): void {
  const { breakGlass } = tick.observations;
  if (!breakGlass) return;
  const before = tick.rollout.lifted ?? [];
  const fresh = breakGlass.keys.filter(key => !before.includes(key));
  if (fresh.length === 0) return;
  change(tick, { lifted: [...before, ...fresh] });
  write(tick, 'gate', breakGlass.text, { evidence: { breakGlass: true } });
}
