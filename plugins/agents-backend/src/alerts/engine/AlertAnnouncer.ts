import {
  AGENTS_SIGNAL_CHANNEL,
  type AgentsSignal,
  type AlertEventRecord,
  type AlertRecord,
} from '@agent-portal/plugin-agents-common';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { EventsService } from '@backstage/plugin-events-node';
import type { SignalsService } from '@backstage/plugin-signals-node';
import type { ChangeReporter } from '../../changes/ChangeReporter';

/** The topic on which is published what became of alerts. */
export const ALERT_TOPIC = 'agents.alert';

/** What {@link AlertAnnouncer} works with. */
export interface AlertAnnouncerOptions {
  events: EventsService;
  signals: SignalsService;
  logger: LoggerService;
  /** Told which agents alerts concern that changed, so that what is shown of them follows. */
  onChange: ChangeReporter;
  now: () => number;
}

/**
 * Tells other systems what became of alerts, and browsers that something did. Everything is told at
 * most once: one that has to know of all asks for the events of an alert. So a failure to tell is
 * logged, and undoes nothing.
 */
export class AlertAnnouncer {
  readonly #options: AlertAnnouncerOptions;
  #revision: number;

  private constructor(options: AlertAnnouncerOptions) {
    this.#options = options;
    this.#revision = options.now();
  }

  static create(options: AlertAnnouncerOptions): AlertAnnouncer {
    return new AlertAnnouncer(options);
  }

  /** Tells of changes that are stored. */
  async announce(change: {
    records: AlertRecord[];
    events: AlertEventRecord[];
  }): Promise<void> {
    const { records, events } = change;
    if (records.length === 0) return;
    const known = new Map(records.map(record => [record.id, record]));
    for (const event of events) {
      const record = known.get(event.alertId);
      if (record) await this.#publish(event, record);
    }
    // One that waits to be raised is shown nowhere.
    const seen = records.filter(({ state }) => state !== 'pending');
    if (seen.length === 0) return;
    this.#options.onChange([
      ...new Set(
        seen.flatMap(({ condition }) => condition.agents.map(({ ref }) => ref)),
      ),
    ]);
    await this.announceChange();
  }

  /** Tells browsers that something about alerts is another now. */
  async announceChange(): Promise<void> {
    this.#revision += 1;
    await this.#attempt('that alerts changed', () =>
      this.#options.signals.publish<AgentsSignal>({
        channel: AGENTS_SIGNAL_CHANNEL,
        recipients: { type: 'broadcast' },
        message: { type: 'fleet-changed', revision: this.#revision },
      }),
    );
  }

  async #publish(
    { alertId, kind, at, by, text }: AlertEventRecord,
    { severity, state, condition }: AlertRecord,
  ): Promise<void> {
    await this.#attempt(`what became of the alert ${alertId}`, () =>
      this.#options.events.publish({
        topic: ALERT_TOPIC,
        eventPayload: {
          alertId,
          severity,
          state,
          alertKind: condition.kind,
          title: condition.title,
          agentRefs: condition.agents.map(({ ref }) => ref),
          ...(condition.environmentRef && {
            environmentRef: condition.environmentRef,
          }),
          kind,
          at,
          ...(by && { by }),
          text,
        },
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
