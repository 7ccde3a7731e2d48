import {
  type SignalAnswer,
  type SignalLimits,
  type StoredSignal,
  takeSignal,
} from './AlertSignalStore';

/** What is there already. */
export interface SignalsKept {
  kept: StoredSignal[];
  /** How many signals fire, of all. */
  firing: number;
  /** How many are kept, by source. */
  counts: ReadonlyMap<string, number>;
}

/** Decides what becomes of signals that came together. */
export function takeSignals(
  signals: StoredSignal[],
  before: SignalsKept,
  limits: SignalLimits,
): { answers: SignalAnswer[]; put: StoredSignal[] } {
  const byKey = new Map(before.kept.map(one => [keyOf(one), one]));
  const put = new Map<string, StoredSignal>();
  const counts = new Map(before.counts);
  let { firing } = before;
  const answers = signals.map((signal): SignalAnswer => {
    const key = keyOf(signal);
    const kept = byKey.get(key);
    const taken = takeSignal(kept, signal, limits.lateMs);
    if (!taken) return 'late';
    const fired = kept !== undefined && isFiring(kept, signal.receivedAt);
    const fires = taken.endsAt === undefined;
    if (!fires && !kept) return 'over';
    if (fires && !fired && firing >= limits.firing) return 'full';
    const count = counts.get(signal.source) ?? 0;
    if (!kept && count >= limits.kept) return 'crowded';
    if (!kept) counts.set(signal.source, count + 1);
    firing += Number(fires) - Number(fired);
    byKey.set(key, taken);
    put.set(key, taken);
    return 'kept';
  });
  return { answers, put: [...put.values()] };
}

function isFiring(signal: StoredSignal, now: number): boolean {
  return signal.endsAt === undefined && signal.expiresAt > now;
}

function keyOf({ source, fingerprint }: StoredSignal): string {
  return `${source}\n${fingerprint}`;
}
