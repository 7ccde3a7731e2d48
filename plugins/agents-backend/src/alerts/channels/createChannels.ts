import type { Config } from '@backstage/config';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { GuardedHttpSender } from '../../http';
import type { AlertChannel } from '../messages';
import { AlertmanagerChannel } from './AlertmanagerChannel';
import { readChannelsConfig } from './channelsConfig';
import { NotificationChannel } from './NotificationChannel';
import { WebhookChannel } from './WebhookChannel';

/** The channels of the configuration, and that of notifications. */
export function createChannels(options: {
  config: Config;
  notifications: Pick<NotificationService, 'send'>;
  http: GuardedHttpSender;
  appUrl: string;
  now: () => number;
}): { channels: AlertChannel[]; alertmanagers: AlertmanagerChannel[] } {
  const channels: AlertChannel[] = [NotificationChannel.create(options)];
  const alertmanagers: AlertmanagerChannel[] = [];
  for (const config of readChannelsConfig(options.config)) {
    if (config.type === 'webhook') {
      channels.push(WebhookChannel.create({ ...options, config }));
    } else {
      const channel = AlertmanagerChannel.create({ ...options, config });
      channels.push(channel);
      alertmanagers.push(channel);
    }
  }
  return { channels, alertmanagers };
}
