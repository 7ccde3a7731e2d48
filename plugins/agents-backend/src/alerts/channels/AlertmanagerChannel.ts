import type { AlertRecord } from '@agent-portal/plugin-agents-common';
import { toError } from '@backstage/errors';
import type { GuardedHttpSender } from '../../http';
import { AttemptError } from '../../rollouts/drivers/retryWithin';
import type {
  AlertChannel,
  AlertTelling,
  ChannelAnswer,
} from '../messages/model';
import type { AlertmanagerChannelConfig } from './channelsConfig';
import { postAlerts } from './postAlerts';
import { type PostableAlert, toPostableAlert } from './toPostableAlert';

/**
 * After this Alertmanager takes an alert for ended that the portal has not sent again: several times
 * as long as the portal takes from one time to the next.
 */
const VALID_MS = 5 * 60_000;
const BATCH = 200;
const SEVERITIES = ['P0', 'P1', 'P2', 'P3'] as const;

/** What {@link AlertmanagerChannel} works with. */
export interface AlertmanagerChannelOptions {
  http: GuardedHttpSender;
  config: AlertmanagerChannelConfig;
  appUrl: string;
  now: () => number;
}

/**
 * Hands alerts to Alertmanager, and has it renewed that they are open, as Prometheus does: one that
 * was restarted knows of them again, and a portal that is gone leaves no alert for ever.
 */
export class AlertmanagerChannel implements AlertChannel {
  readonly needsRecipients = false;
  readonly #options: AlertmanagerChannelOptions;

  private constructor(options: AlertmanagerChannelOptions) {
    this.#options = options;
  }

  static create(options: AlertmanagerChannelOptions): AlertmanagerChannel {
    return new AlertmanagerChannel(options);
  }

  get name(): string {
    return this.#options.config.name;
  }

  refuse({ condition }: AlertRecord): string | undefined {
    return condition.kind === 'external'
      ? 'It came from an Alertmanager, so it is not sent to one.'
      : undefined;
  }

  async send(
    telling: AlertTelling,
    options: { signal?: AbortSignal },
  ): Promise<ChannelAnswer> {
    const now = this.#options.now();
    const alerts = telling.alerts.flatMap(({ message, record }) => {
      const end = record.resolved?.at ?? now;
      const present = this.#toAlert(
        record,
        telling.isEnd ? end : now + VALID_MS,
      );
      // With another severity it is another alert there, so the former one ends.
      return message.event === 'severity'
        ? [present, ...this.#endFormer(record, now)]
        : [present];
    });
    await this.#post(alerts, options);
    return { state: 'sent', told: [] };
  }

  /** Says once more that alerts are open. */
  async renew(
    records: AlertRecord[],
    options: { signal?: AbortSignal } = {},
  ): Promise<void> {
    const endsAt = this.#options.now() + VALID_MS;
    const alerts = records.map(record => this.#toAlert(record, endsAt));
    for (let start = 0; start < alerts.length; start += BATCH) {
      await this.#post(alerts.slice(start, start + BATCH), options);
    }
  }

  #toAlert(record: AlertRecord, endsAt: number): PostableAlert {
    return toPostableAlert(record, { endsAt, appUrl: this.#options.appUrl });
  }

  #endFormer(record: AlertRecord, endsAt: number): PostableAlert[] {
    const { appUrl } = this.#options;
    return SEVERITIES.filter(severity => severity > record.severity).map(
      severity => toPostableAlert(record, { endsAt, appUrl, severity }),
    );
  }

  /** Works when one of them has taken it: the others are told when it is renewed. */
  async #post(
    alerts: PostableAlert[],
    options: { signal?: AbortSignal },
  ): Promise<void> {
    const { http, config } = this.#options;
    const body = JSON.stringify(alerts);
    const answers = await Promise.allSettled(
      config.urls.map(url =>
        postAlerts(http, {
          ...options,
          url: `${url}/api/v2/alerts`,
          body,
          headers: config.headers,
          timeoutMs: config.timeoutMs,
        }),
      ),
    );
    const failures = answers.flatMap(answer =>
      answer.status === 'rejected' ? [answer.reason] : [],
    );
    if (failures.length < answers.length) return;
    const isFinal = failures.every(
      one => one instanceof AttemptError && one.isFinal,
    );
    throw new AttemptError(
      failures.map(failure => toError(failure).message).join('; '),
      { isFinal },
    );
  }
}
