import {
  AGENTS_SIGNAL_CHANNEL,
  type AgentsSignal,
} from '@agent-portal/plugin-agents-common';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { EventsService } from '@backstage/plugin-events-node';
import type { SignalsService } from '@backstage/plugin-signals-node';
import pLimit from 'p-limit';
import type { ChangeReporter } from '../../changes/ChangeReporter';
import type { RolloutChange } from '../model';

/** Rollouts of which is told at the same time. */
const CONCURRENCY = 16;

/** The topic on which is published what became of rollouts. */
export const ROLLOUT_TOPIC = 'agents.rollout';

/** What {@link RolloutAnnouncer} works with. */
export interface RolloutAnnouncerOptions {
  events: EventsService;
  signals: SignalsService;
  logger: LoggerService;
  /** Told which agents have another rollout state, so that their phase follows. */
  onChange: ChangeReporter;
  now: () => number;
}

/**
 * Tells other systems what was decided about rollouts, browsers that something was, and the fleet
 * whose phase may be another. Everything is told at most once: one that has to know of all reads
 * the ledger. So a failure to tell is logged, and undoes nothing.
 */
export class RolloutAnnouncer {
  readonly #options: RolloutAnnouncerOptions;
  #revision: number;

  private constructor(options: RolloutAnnouncerOptions) {
    this.#options = options;
    this.#revision = options.now();
  }

  static create(options: RolloutAnnouncerOptions): RolloutAnnouncer {
    return new RolloutAnnouncer(options);
  }

  /** Tells of changes that are stored. */
  async announce(
    changes: Array<Pick<RolloutChange, 'rollout' | 'entries'>>,
  ): Promise<void> {
    if (changes.length === 0) return;
    const { onChange } = this.#options;
    const inLane = pLimit(CONCURRENCY);
    await Promise.all(
      changes.map(change => inLane(() => this.#publish(change))),
    );
    onChange(
      changes
        .filter(({ entries }) => entries.length > 0)
        .map(({ rollout }) => rollout.agent),
    );
    await this.announceChange();
  }

  /** The entries of one rollout stay in their order. */
  async #publish({
    rollout,
    entries,
  }: Pick<RolloutChange, 'rollout' | 'entries'>): Promise<void> {
    for (const { kind, at, by, text } of entries) {
      await this.#attempt(`what became of the rollout ${rollout.id}`, () =>
        this.#options.events.publish({
          topic: ROLLOUT_TOPIC,
          eventPayload: {
            rolloutId: rollout.id,
            agentRef: rollout.agent,
            environmentRef: rollout.environment,
            candidate: rollout.candidate,
            state: rollout.state,
            weight: rollout.weight,
            kind,
            at,
            by,
            text,
          },
        }),
      );
    }
  }

  /** Tells browsers that something about rollouts is another now. */
  async announceChange(): Promise<void> {
    this.#revision += 1;
    await this.#attempt('that rollouts changed', () =>
      this.#options.signals.publish<AgentsSignal>({
        channel: AGENTS_SIGNAL_CHANNEL,
        recipients: { type: 'broadcast' },
        message: { type: 'fleet-changed', revision: this.#revision },
      }),
    );
  }

  async #attempt(what: string, tell: () => Promise<void>): Promise<void> {
    try {
      await tell();
    } catch (error) {
      this.#options.logger.warn(`Could not announce ${what}: ${error}`);
    }
  }
}
