export { DatabasePushSubscriptionStore } from './DatabasePushSubscriptionStore';
export { MemoryPushSubscriptionStore } from './MemoryPushSubscriptionStore';
export { PushChannel } from './PushChannel';
export { type PushConfig, readPushConfig } from './pushConfig';
export { PushService } from './PushService';
export type {
  PushSubscriptionStore,
  StoredPushSubscription,
} from './PushSubscriptionStore';
