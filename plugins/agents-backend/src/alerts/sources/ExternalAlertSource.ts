import type { ExternalSignal } from '@agent-portal/plugin-agents-common';
import type { AlertSource } from './AlertSource';
import type { SignalSource } from './sources';

/** Tells what other systems sent. */
export class ExternalAlertSource implements AlertSource<'external'> {
  readonly part = 'external';
  readonly kind = 'external';
  readonly #signals: SignalSource;

  private constructor(signals: SignalSource) {
    this.#signals = signals;
  }

  static create(options: { signals: SignalSource }): ExternalAlertSource {
    return new ExternalAlertSource(options.signals);
  }

  collect({ now }: { now: number }): Promise<ExternalSignal[]> {
    return this.#signals.listSignals(now);
  }
}
