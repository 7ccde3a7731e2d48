import type {
  AlertmanagerNotification,
  AlertmanagerReceipt,
} from '@agent-portal/plugin-agents-common';
import type { AgentStore } from '../../catalog/AgentStore';
import type { AlertmanagerConfig } from './alertmanagerConfig';
import type {
  AlertSignalStore,
  SignalAnswer,
  StoredSignal,
} from './AlertSignalStore';
import { readSignal } from './readSignal';
import { SignalTargets } from './SignalTargets';

/** For so long the same alert may still come from before its end. */
const LATE_MS = 60_000;
/** As many as may fire may be over, too, within the time that this is told for. */
const KEPT_PER_FIRING = 2;

/** What {@link AlertmanagerReceiver} works with. */
export interface AlertmanagerReceiverOptions {
  store: AlertSignalStore;
  agents: Pick<AgentStore, 'findAgentRefs' | 'listPolicies'>;
  config: AlertmanagerConfig;
  now: () => number;
}

/** Takes what Alertmanager sends: each alert by itself, so that a bad one keeps no other out. */
export class AlertmanagerReceiver {
  readonly #options: AlertmanagerReceiverOptions;

  private constructor(options: AlertmanagerReceiverOptions) {
    this.#options = options;
  }

  static create(options: AlertmanagerReceiverOptions): AlertmanagerReceiver {
    return new AlertmanagerReceiver(options);
  }

  async receive(
    notification: AlertmanagerNotification,
  ): Promise<AlertmanagerReceipt> {
    const { store, agents, config, now } = this.#options;
    const time = now();
    const refused: AlertmanagerReceipt['refused'] = [];
    const read: StoredSignal[] = [];
    for (const alert of notification.alerts) {
      const reading = readSignal(alert, {
        now: time,
        expiryMs: config.expiryMs,
      });
      if ('refused' in reading) {
        refused.push(reading.refused);
      } else {
        read.push(reading.signal);
      }
    }
    const targets = await SignalTargets.read({
      agents,
      config,
      labels: read.map(({ labels }) => labels),
    });
    const signals = read.map(signal => ({
      ...signal,
      ...targets.find(signal.labels),
    }));
    const answers = await store.receive(signals, {
      firing: config.maximumFiring,
      kept: KEPT_PER_FIRING * config.maximumFiring,
      lateMs: LATE_MS,
    });
    let firing = 0;
    let resolved = 0;
    for (const [index, answer] of answers.entries()) {
      const signal = signals[index];
      // The end of one that never fired here is taken by keeping nothing.
      if (answer === 'kept' || answer === 'over') {
        if (signal.endsAt === undefined) firing++;
        else resolved++;
      } else {
        refused.push({
          alert: signal.labels.alertname,
          reason: this.#explain(answer),
        });
      }
    }
    const { truncatedAlerts = 0 } = notification;
    return {
      firing,
      resolved,
      refused,
      ...(truncatedAlerts > 0 && { truncated: truncatedAlerts }),
    };
  }

  #explain(answer: Exclude<SignalAnswer, 'kept' | 'over'>): string {
    const { maximumFiring } = this.#options.config;
    if (answer === 'late') {
      return 'It came late: what is known of this alert is newer.';
    }
    return answer === 'full'
      ? `${maximumFiring} alerts fire already, and no more are kept.`
      : `${
          KEPT_PER_FIRING * maximumFiring
        } alerts are kept already, those that were over within the last hour among them, and no more are.`;
  }
}
