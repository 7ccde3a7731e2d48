import type { AgentsSignal } from '@agent-portal/plugin-agents-common';
import type { SignalApi } from '@backstage/plugin-signals-react';

/** A signal API for tests. @public */
export interface MockSignals {
  /** Provide it as `signalApiRef`. */
  api: SignalApi;
  /** Tells everybody who listens that something changed. */
  send(): void;
}

/**
 * Creates a signal API that tests send changes through.
 *
 * @public
 */
export function createMockSignals(): MockSignals {
  const listeners = new Set<(message: never) => void>();
  let revision = 0;
  return {
    api: {
      subscribe(_channel, onMessage) {
        listeners.add(onMessage);
        return { unsubscribe: () => listeners.delete(onMessage) };
      },
    },
    send() {
      revision++;
      const message: AgentsSignal = { type: 'fleet-changed', revision };
      for (const listener of [...listeners]) listener(message as never);
    },
  };
}
