import type { RolloutHold } from '../api/types';
import type { FoundHold } from './holds';
import type { Turn } from './turn';
import { change, write } from './turn';

/**
 * Notes what holds the rollout from now on, and writes into the ledger what is new and when nothing
 * holds any more.
 */
export function noteHolds(turn: Turn, found: readonly FoundHold[]): void {
  const before = turn.rollout.holds;
  const left = [...before];
  const fresh: FoundHold[] = [];
  const holds = found.map((hold): RolloutHold => {
    const known = left.findIndex(one => one.code === hold.code);
    if (known < 0) fresh.push(hold);
    const since =
      known < 0
        ? new Date(hold.since ?? turn.now).toISOString()
        : left.splice(known, 1)[0].since;
    return { code: hold.code, text: hold.text, since };
  });
  change(turn, { holds });
  for (const hold of fresh) {
    write(turn, hold.code === 'drift' ? 'drift' : 'held', hold.text, {
      evidence: { code: hold.code },
    });
  }
  if (before.length > 0 && holds.length === 0) {
    write(turn, 'released', 'Nothing holds it any more.');
  }
}
