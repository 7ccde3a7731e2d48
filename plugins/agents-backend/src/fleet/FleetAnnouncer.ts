import {
  AGENTS_SIGNAL_CHANNEL,
  type AgentsSignal,
} from '@agent-portal/plugin-agents-common';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { EventsService } from '@backstage/plugin-events-node';
import type { SignalsService } from '@backstage/plugin-signals-node';
import type { FleetChange } from './model';

/** The topic on which changes of phase are published. */
export const PHASE_TOPIC = 'agents.phase';

interface FleetAnnouncerOptions {
  signals: SignalsService;
  events: EventsService;
  logger: LoggerService;
  now: () => number;
}

/**
 * Tells browsers that the fleet changed, and other systems what changed its phase.
 *
 * Browsers hear only that something changed, no names: each asks again and gets what its user
 * may see. A hearer that is away misses nothing, as browsers also ask now and then by themselves;
 * so a failure to announce is logged and does not undo the change. Other systems hear of each
 * change of phase at most once: one that has to know of all of them reads the timeline.
 */
export class FleetAnnouncer {
  readonly #options: FleetAnnouncerOptions;
  #revision: number;

  private constructor(options: FleetAnnouncerOptions) {
    this.#options = options;
    this.#revision = options.now();
  }

  static create(options: FleetAnnouncerOptions): FleetAnnouncer {
    return new FleetAnnouncer(options);
  }

  async announce(change: FleetChange): Promise<void> {
    const { signals, events } = this.#options;
    this.#revision += 1;
    for (const transition of change.transitions) {
      await this.#attempt('a change of phase', () =>
        events.publish({ topic: PHASE_TOPIC, eventPayload: transition }),
      );
    }
    await this.#attempt('that the fleet changed', () =>
      signals.publish<AgentsSignal>({
        channel: AGENTS_SIGNAL_CHANNEL,
        recipients: { type: 'broadcast' },
        message: { type: 'fleet-changed', revision: this.#revision },
      }),
    );
  }

  /** One that fails keeps no other from being announced; the rows are stored already. */
  async #attempt(what: string, publish: () => Promise<void>): Promise<void> {
    try {
      await publish();
    } catch (error) {
      this.#options.logger.warn(`Could not announce ${what}: ${error}`);
    }
  }
}
