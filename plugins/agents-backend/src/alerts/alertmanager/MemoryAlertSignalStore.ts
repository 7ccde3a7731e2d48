import type { ExternalSignal } from '@agent-portal/plugin-agents-common';
import {
  type AlertSignalStore,
  atTime,
  ENDED_LISTED_MS,
  lastHeard,
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
    const now = signals[0]?.receivedAt ?? 0;
    const isTight = signals.some(
      ({ source }) => this.#count(source) + signals.length > limits.kept,
    );
    if (isTight) await this.prune(now - ENDED_LISTED_MS);
    const kept = structuredClone(this.#signals);
    const firing = kept.filter(
      one => one.endsAt === undefined && one.expiresAt > now,
    ).length;
    const counts = new Map(
      kept.map(({ source }) => [source, this.#count(source)]),
    );
    const { answers, put } = takeSignals(
      signals,
      { kept, firing, counts },
      limits,
    );
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
      .filter(one => (one.endsAt ?? Infinity) >= now - ENDED_LISTED_MS)
      .sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  }

  async getLastHeard(alertname: string): Promise<number | undefined> {
    return lastHeard(this.#signals, alertname);
  }

  async prune(before: number): Promise<void> {
    this.#signals = this.#signals.filter(
      one => (one.endsAt ?? one.expiresAt) >= before,
    );
  }

  #count(source: string): number {
    return this.#signals.filter(one => one.source === source).length;
  }
}

function nameOf({ source, fingerprint }: ExternalSignal): string {
  return `${source}\n${fingerprint}`;
}
