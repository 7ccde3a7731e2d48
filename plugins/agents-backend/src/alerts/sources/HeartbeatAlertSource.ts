import type { MissingHeartbeat } from '@agent-portal/plugin-agents-common';
import type { Heartbeat } from '../alertmanager';
import type { AlertSource } from './AlertSource';
import type { SignalSource } from './sources';

/** What {@link HeartbeatAlertSource} works with. */
export interface HeartbeatAlertSourceOptions {
  signals: Pick<SignalSource, 'getLastHeard'>;
  /** Absent where none is demanded. */
  heartbeat?: Heartbeat;
  now: () => number;
}

/** Tells whether Alertmanager is not heard of any more. */
export class HeartbeatAlertSource implements AlertSource<'missingHeartbeats'> {
  readonly part = 'missingHeartbeats';
  readonly kind = 'external';
  readonly #options: HeartbeatAlertSourceOptions;
  readonly #startedAt: number;

  private constructor(options: HeartbeatAlertSourceOptions) {
    this.#options = options;
    this.#startedAt = options.now();
  }

  static create(options: HeartbeatAlertSourceOptions): HeartbeatAlertSource {
    return new HeartbeatAlertSource(options);
  }

  async collect({ now }: { now: number }): Promise<MissingHeartbeat[]> {
    const { heartbeat, signals } = this.#options;
    if (!heartbeat) return [];
    const heardAt = await signals.getLastHeard(heartbeat.alertname);
    const since = heardAt ?? this.#startedAt;
    if (now - since <= heartbeat.withinMs) return [];
    const wasHeard = heardAt !== undefined;
    return [{ ...heartbeat, system: 'Alertmanager', since, wasHeard }];
  }
}
