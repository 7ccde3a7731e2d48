export { createChannels } from './createChannels';
export { AlertmanagerChannel } from './AlertmanagerChannel';
export {
  AlertmanagerRenewal,
  type AlertmanagerRenewalOptions,
} from './AlertmanagerRenewal';
export { type ChannelConfig, readChannelsConfig } from './channelsConfig';
export { NotificationChannel } from './NotificationChannel';
export { WebhookChannel } from './WebhookChannel';
