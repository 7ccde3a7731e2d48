import type { ExternalSignal } from '@agent-portal/plugin-agents-common';
import type { AlertSource } from './AlertSource';
import type { SignalSource } from './sources';

/** Tells what other systems sent, but for the alert that only says that its system works. */
export class ExternalAlertSource implements AlertSource<'external'> {
  readonly part = 'external';
  readonly kind = 'external';
  readonly #signals: Pick<SignalSource, 'listSignals'>;
  readonly #heartbeat?: string;

  private constructor(
    signals: Pick<SignalSource, 'listSignals'>,
    heartbeat?: string,
  ) {
    this.#signals = signals;
    this.#heartbeat = heartbeat;
  }

  static create(options: {
    signals: Pick<SignalSource, 'listSignals'>;
    /** Name of the alert that always fires, where there is one. */
    heartbeat?: string;
  }): ExternalAlertSource {
    return new ExternalAlertSource(options.signals, options.heartbeat);
  }

  async collect({ now }: { now: number }): Promise<ExternalSignal[]> {
    const signals = await this.#signals.listSignals(now);
    return this.#heartbeat === undefined
      ? signals
      : signals.filter(({ labels }) => labels.alertname !== this.#heartbeat);
  }
}
