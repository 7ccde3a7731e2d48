import type { RecurringTask } from '../tasks/scheduleTasks';
import type { AlertSignalStore } from './alertmanager';
import type { AlertmanagerRenewal } from './channels';
import type { DigestSender, DigestStore } from './digests';
import type { AlertMessageSender, AlertMessageStore } from './messages';
import type { PushSubscriptionStore } from './push';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const DAY = 86_400_000;
/** For how long it is kept that a signal has ended. */
const SIGNALS_KEPT_MS = 7 * DAY;

/** The recurring work of what tells of alerts. */
export function listMessageTasks(options: {
  sender: Pick<AlertMessageSender, 'run'>;
  renewal: Pick<AlertmanagerRenewal, 'run'>;
  digests: Pick<DigestSender, 'run'>;
  stores: {
    messages: Pick<AlertMessageStore, 'prune'>;
    signals: Pick<AlertSignalStore, 'prune'>;
    subscriptions: Pick<PushSubscriptionStore, 'prune'>;
    digests: Pick<DigestStore, 'prune'>;
  };
  retentionMs: number;
  now: () => number;
}): RecurringTask[] {
  const { sender, renewal, digests, stores, retentionMs, now } = options;
  return [
    {
      id: 'alert-messages',
      intervalMs: 2 * SECOND,
      timeoutMs: MINUTE,
      run: sent => sender.run(sent),
    },
    {
      id: 'alert-renewals',
      intervalMs: MINUTE,
      timeoutMs: MINUTE,
      run: renewed => renewal.run(renewed),
    },
    {
      id: 'alert-digests',
      intervalMs: MINUTE,
      timeoutMs: 5 * MINUTE,
      run: sent => digests.run(sent),
    },
    {
      id: 'alert-message-retention',
      intervalMs: 60 * MINUTE,
      timeoutMs: 5 * MINUTE,
      initialDelayMs: MINUTE,
      run: async () => {
        await stores.messages.prune(now() - retentionMs);
        await stores.signals.prune(now() - SIGNALS_KEPT_MS);
        await stores.subscriptions.prune(now());
        await stores.digests.prune(now() - retentionMs);
      },
    },
  ];
}
