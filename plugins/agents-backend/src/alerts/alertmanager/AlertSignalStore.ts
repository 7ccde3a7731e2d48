import type { ExternalSignal } from '@agent-portal/plugin-agents-common';

/** An alert that another system sent, as it is kept. Times in ms. */
export interface StoredSignal extends ExternalSignal {
  /** When it counts as lost, if it still fires by then and was not heard of again. */
  expiresAt: number;
}

/**
 * What is said of one signal that is to be kept: the end of one that never fired here is `over`, and
 * nothing is kept of it.
 */
export type SignalAnswer = 'kept' | 'over' | 'late' | 'full' | 'crowded';

/** How signals are taken. Times in ms. */
export interface SignalLimits {
  /** Signals that fire at the same time, at most. */
  firing: number;
  /** Signals of one source that are kept, at most, with those that are over. */
  kept: number;
  /**
   * After it ended, the same signal with the same beginning is taken for one that came late for so
   * long; later it fires again.
   */
  lateMs: number;
}

/** Keeps what other systems said of their alerts. */
export interface AlertSignalStore {
  /**
   * Takes what a notification says, in one transaction. Taking the same twice changes nothing but
   * when it was heard of last. Where there is no room, those that are not listed any more make it.
   *
   * @returns What became of each, in the order given.
   */
  receive(
    signals: StoredSignal[],
    limits: SignalLimits,
  ): Promise<SignalAnswer[]>;
  /**
   * Those that fire, and those that ended within the last hour, by source and fingerprint. One that
   * was not heard of until it expired has ended then, and says that this is not known.
   */
  listSignals(now: number): Promise<ExternalSignal[]>;
  /**
   * When an alert of some name was heard of last, as one that fires or by its end, ms; nothing when
   * none is kept.
   */
  getLastHeard(alertname: string): Promise<number | undefined>;
  /** Forgets those that ended before then. */
  prune(before: number): Promise<void>;
}

/** How long after its end a signal is still listed. */
export const ENDED_LISTED_MS = 3_600_000;

/** The newest time at which one of these was known to fire, ms. */
export function lastHeard(
  signals: readonly StoredSignal[],
  alertname: string,
): number | undefined {
  const times = signals
    .filter(({ labels }) => labels.alertname === alertname)
    .map(({ receivedAt, endsAt = receivedAt }) => Math.min(receivedAt, endsAt));
  return times.length === 0 ? undefined : Math.max(...times);
}

/** A signal as it stands at a time: one that has expired is over, as far as is known. */
export function atTime(signal: StoredSignal, now: number): ExternalSignal {
  const { expiresAt, ...rest } = signal;
  return rest.endsAt === undefined && expiresAt <= now
    ? { ...rest, endsAt: expiresAt, isLost: true }
    : rest;
}

/**
 * What becomes of a signal, given the one that is kept of it.
 *
 * Notifications carry no time of their own, so their order is read from the beginnings and ends of
 * alerts. Only within `lateMs` after an end was heard of is the same beginning taken for a repetition
 * that was overtaken: later it is an alert that Alertmanager had given up, for instance while it
 * could not be reached, and that fires still.
 *
 * @returns What is to be kept, or nothing when it came late.
 */
export function takeSignal(
  kept: StoredSignal | undefined,
  received: StoredSignal,
  lateMs: number,
): StoredSignal | undefined {
  if (!kept) return received;
  if (received.endsAt !== undefined) {
    const isOverBefore = received.endsAt < kept.startsAt;
    if (isOverBefore || received.startsAt < kept.startsAt) return undefined;
    return received;
  }
  if (received.startsAt < kept.startsAt) return undefined;
  const isRepeated =
    kept.endsAt !== undefined &&
    kept.startsAt === received.startsAt &&
    received.receivedAt - kept.receivedAt < lateMs;
  return isRepeated ? undefined : received;
}
