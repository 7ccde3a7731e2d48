import type { GuardedHttpSender } from '../../http';
import type {
  AlertChannel,
  AlertTelling,
  ChannelAnswer,
  ToldAlert,
} from '../messages/model';
import { alertPath, composeTelling } from '../messages/composeTelling';
import { signRequest } from '../../rollouts/drivers/signRequest';
import type { WebhookChannelConfig } from './channelsConfig';
import { postAlerts } from './postAlerts';
import { toIso } from './toIso';

/** What {@link WebhookChannel} works with. */
export interface WebhookChannelOptions {
  http: GuardedHttpSender;
  config: WebhookChannelConfig;
  /** Address of the portal's pages. */
  appUrl: string;
  now: () => number;
}

/** Tells another system by a signed POST, as the README says. */
export class WebhookChannel implements AlertChannel {
  readonly needsRecipients = false;
  readonly #options: WebhookChannelOptions;

  private constructor(options: WebhookChannelOptions) {
    this.#options = options;
  }

  static create(options: WebhookChannelOptions): WebhookChannel {
    return new WebhookChannel(options);
  }

  get name(): string {
    return this.#options.config.name;
  }

  async send(
    telling: AlertTelling,
    options: { signal?: AbortSignal },
  ): Promise<ChannelAnswer> {
    const { http, config, now } = this.#options;
    const body = JSON.stringify(this.#toPayload(telling));
    await postAlerts(http, {
      ...options,
      url: config.url,
      body,
      timeoutMs: config.timeoutMs,
      headers: {
        ...config.headers,
        'idempotency-key': telling.key,
        ...signRequest({ secret: config.secret, content: body, at: now() }),
      },
    });
    return { state: 'sent', told: telling.to };
  }

  /** The same each time that it is tried, so that a repetition can be told. */
  #toPayload(telling: AlertTelling): object {
    const { title, description } = composeTelling(telling);
    return {
      version: 1,
      key: telling.key,
      title,
      description,
      to: telling.to,
      alerts: telling.alerts.map(one => this.#toAlert(one)),
    };
  }

  #toAlert({ message, record }: ToldAlert): object {
    const { condition } = record;
    return {
      id: record.id,
      event: message.event,
      severity: record.severity,
      state: record.state,
      kind: condition.kind,
      title: condition.title,
      reason: condition.reason,
      rule: condition.rule,
      subject: condition.subjectRef,
      environment: condition.environmentRef,
      agents: condition.agents,
      startedAt: toIso(record.startedAt),
      openedAt: toIso(record.openedAt),
      acknowledgeBy: toIso(record.acknowledgeBy),
      acknowledgedAt: toIso(record.acknowledged?.at),
      resolvedAt: toIso(record.resolved?.at),
      runbook: condition.runbook,
      link: `${this.#options.appUrl}${alertPath(record.id)}`,
    };
  }
}
