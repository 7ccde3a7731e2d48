import { createHash } from 'node:crypto';
import {
  type AlertSeverity,
  boundedText,
} from '@agent-portal/plugin-agents-common';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import { composeTelling } from '../messages/composeTelling';
import type {
  AlertChannel,
  AlertTelling,
  ChannelAnswer,
} from '../messages/model';

const SEVERITIES = {
  P0: 'critical',
  P1: 'high',
  P2: 'normal',
  P3: 'low',
} as const satisfies Record<AlertSeverity, string>;

/** Backstage keeps titles and scopes of at most 255 characters. */
const LONGEST_TITLE = 240;
const LONGEST_DESCRIPTION = 4_000;

/**
 * Tells people by the notifications of Backstage, which its modules carry on, such as by e-mail.
 *
 * The scope is the alert, or what was told together: a notification is renewed, not doubled.
 */
export class NotificationChannel implements AlertChannel {
  readonly name = 'notification';
  readonly needsRecipients = true;
  readonly #notifications: Pick<NotificationService, 'send'>;

  private constructor(notifications: Pick<NotificationService, 'send'>) {
    this.#notifications = notifications;
  }

  static create(options: {
    notifications: Pick<NotificationService, 'send'>;
  }): NotificationChannel {
    return new NotificationChannel(options.notifications);
  }

  async send(telling: AlertTelling): Promise<ChannelAnswer> {
    const { alerts, isEnd, key, to } = telling;
    const { title, description, link } = composeTelling(telling);
    const [{ record }] = alerts;
    await this.#notifications.send({
      recipients: { type: 'entity', entityRef: to },
      payload: {
        title: boundedText(title, LONGEST_TITLE) ?? record.severity,
        description: boundedText(description, LONGEST_DESCRIPTION),
        link,
        severity: isEnd ? 'low' : SEVERITIES[record.severity],
        topic: 'agents-alert',
        scope:
          alerts.length === 1
            ? `agents-alert:${record.id}`
            : `agents-alerts:${digestOf(key)}`,
      },
    });
    return { state: 'sent', told: to };
  }
}

function digestOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
