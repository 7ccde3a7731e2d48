import type { ExternalSignal } from '@agent-portal/plugin-agents-common';
import {
  type AlertSignalStore,
  atTime,
  ENDED_LISTED_MS,
  type SignalAnswer,
  type SignalLimits,
  type StoredSignal,
} from './AlertSignalStore';
import { takeSignals } from './takeSignals';

/** An {@link AlertSignalStore} for tests. */
export class MemoryAlertSignalStore implements AlertSignalStore {
  #signals: StoredSignal[] = [];

  private constructor() {}

  static create(): MemoryAlertSignalStore {
    return new MemoryAlertSignalStore();
  }

  async receive(
    signals: StoredSignal[],
    limits: SignalLimits,
  ): Promise<SignalAnswer[]> {
    const kept = structuredClone(this.#signals);
    const now = signals[0]?.receivedAt ?? 0;
    const firing = kept.filter(
      one => one.endsAt === undefined && one.expiresAt > now,
    ).length;
    const { answers, put } = takeSignals(signals, { kept, firing }, limits);
    const isNew = (one: StoredSignal) =>
      !put.some(
        other =>
          other.source === one.source && other.fingerprint === one.fingerprint,
      );
    this.#signals = [...this.#signals.filter(isNew), ...structuredClone(put)];
    return answers;
  }

  async listSignals(now: number): Promise<ExternalSignal[]> {
    return structuredClone(this.#signals)
      .map(one => atTime(one, now))
      .filter(
        one => one.isLost || (one.endsAt ?? Infinity) >= now - ENDED_LISTED_MS,
      )
      .sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  }

  async prune(before: number): Promise<void> {
    this.#signals = this.#signals.filter(
      one => (one.endsAt ?? one.expiresAt) >= before,
    );
  }
}

function nameOf({ source, fingerprint }: ExternalSignal): string {
  return `${source}\n${fingerprint}`;
}
