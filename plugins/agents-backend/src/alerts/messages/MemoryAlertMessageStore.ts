import type {
  AlertDelivery,
  AlertMessage,
} from '@agent-portal/plugin-agents-common';
import { GROUP_WAIT_MS } from '../../database/alerts/addMessages';
import type {
  AlertMessageOutcome,
  AlertMessageStore,
  DueAlertMessage,
} from './AlertMessageStore';

interface Kept extends DueAlertMessage {
  state: AlertDelivery['state'];
  dueAt: number;
  told?: string[];
  settledAt?: number;
  problem?: string;
}

/** An {@link AlertMessageStore} for tests. */
export class MemoryAlertMessageStore implements AlertMessageStore {
  readonly #kept = new Map<string, Kept>();

  private constructor() {}

  static create(): MemoryAlertMessageStore {
    return new MemoryAlertMessageStore();
  }

  async add(messages: readonly AlertMessage[]): Promise<void> {
    for (const message of messages) {
      if (this.#kept.has(message.key)) continue;
      this.#kept.set(message.key, {
        ...structuredClone(message),
        state: 'pending',
        attempts: 0,
        progress: [],
        dueAt: message.at + GROUP_WAIT_MS,
      });
    }
  }

  async claim(options: {
    now: number;
    leaseMs: number;
    limit: number;
  }): Promise<DueAlertMessage[]> {
    const { now, leaseMs, limit } = options;
    return [...this.#kept.values()]
      .filter(one => one.state === 'pending' && one.dueAt <= now)
      .sort(bySeverity)
      .slice(0, limit)
      .map(one => {
        const { alertId, key, channel, to, event, at, attempts } = one;
        const { batch, progress, severity } = one;
        one.dueAt = now + leaseMs;
        one.attempts++;
        return structuredClone({
          ...{ alertId, key, channel, to, event, at, attempts },
          ...{ batch, progress, severity },
        });
      });
  }

  async setBatch(keys: string[], batch: string): Promise<void> {
    for (const one of this.#among(keys)) one.batch = batch;
  }

  async settle(
    keys: string[],
    outcome: AlertMessageOutcome,
    at: number,
  ): Promise<void> {
    for (const one of this.#among(keys)) {
      one.problem = outcome.problem;
      if (outcome.state === 'pending') {
        one.dueAt = outcome.dueAt;
        one.progress = outcome.progress ?? one.progress;
      } else {
        one.state = outcome.state;
        one.settledAt = at;
        one.told = outcome.told;
      }
    }
  }

  async listDeliveries(alertId: string): Promise<AlertDelivery[]> {
    return [...this.#kept.values()]
      .filter(one => one.alertId === alertId)
      .sort((a, b) => b.at - a.at || (a.key < b.key ? -1 : 1))
      .slice(0, 100)
      .map(one => ({
        channel: one.channel,
        to: one.told ?? one.to,
        state: one.state,
        at: new Date(one.settledAt ?? one.at).toISOString(),
        attempts: one.attempts,
        ...(one.problem !== undefined && { problem: one.problem }),
      }));
  }

  async listTold(channel: string, since: number): Promise<string[]> {
    const told = [...this.#kept.values()].filter(
      one => one.channel === channel && one.state === 'sent',
    );
    const lastOf = (alertId: string, isEnd: boolean) =>
      Math.max(
        -1,
        ...told
          .filter(one => one.alertId === alertId)
          .filter(one => (one.event === 'resolved') === isEnd)
          .map(one => one.at),
      );
    const ids = told
      .filter(one => one.at >= since)
      .map(one => one.alertId)
      .filter(id => lastOf(id, false) > lastOf(id, true));
    return [...new Set(ids)].sort();
  }

  async prune(before: number): Promise<void> {
    for (const [key, { at }] of this.#kept) {
      if (at < before) this.#kept.delete(key);
    }
  }

  #among(keys: string[]): Kept[] {
    return keys.flatMap(key => this.#kept.get(key) ?? []);
  }
}

function bySeverity(a: Kept, b: Kept): number {
  if (a.severity !== b.severity) return a.severity < b.severity ? -1 : 1;
  return a.at - b.at || (a.key < b.key ? -1 : 1);
}
