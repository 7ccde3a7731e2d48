import type { AlertPolicyInForce } from '@agent-portal/plugin-agents-common';
import type {
  AuditorService,
  AuthService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { FleetAuthorizer } from '../authorization/FleetAuthorizer';
import type { AgentStore } from '../catalog/AgentStore';
import { readDuration } from '../configuration/readDuration';
import type { HealthReadModel } from '../health/HealthReadModel';
import {
  DefaultGuardedHttpClient,
  type GuardedHttpSender,
  ProbeAllowList,
} from '../http';
import type { KpiVerdictReadModel } from '../kpis/KpiVerdictReadModel';
import { alertmanagerRouter } from '../router/alertmanagerRouter';
import type { AddRoutes } from '../router/createRouter';
import { pushSubscriptionRouter } from '../router/pushSubscriptionRouter';
import type { RecurringTask } from '../tasks/scheduleTasks';
import {
  AlertmanagerReceiver,
  DatabaseAlertSignalStore,
  readAlertmanagerConfig,
} from './alertmanager';
import {
  AlertmanagerRenewal,
  type AlertmanagerRenewalOptions,
  createChannels,
} from './channels';
import {
  DatabaseDigestReadModel,
  DatabaseDigestStore,
  DigestComposer,
  DigestSender,
} from './digests';
import { listMessageTasks } from './listMessageTasks';
import {
  type AlertBook,
  AlertMessageSender,
  DatabaseAlertMessageStore,
  readFallback,
  RecipientResolver,
} from './messages';
import {
  DatabasePushSubscriptionStore,
  PushChannel,
  PushService,
  readPushConfig,
} from './push';

const DAY_MS = 86_400_000;

/** What messages of alerts are put together from. */
export interface AlertMessagesOptions {
  /** Handed to the stores. */
  knex: Parameters<typeof DatabaseAlertMessageStore.create>[0]['knex'];
  config: Config;
  agents: AgentStore;
  catalog: CatalogService;
  auth: AuthService;
  httpAuth: HttpAuthService;
  auditor: AuditorService;
  authorizer: FleetAuthorizer;
  notifications: NotificationService;
  /** For webhooks and Alertmanagers. */
  http: GuardedHttpSender;
  health: Pick<HealthReadModel, 'listInstanceHealth' | 'countUptime'>;
  kpis: Pick<KpiVerdictReadModel, 'listVerdicts'>;
  /** The alerts that are told of. */
  book: AlertBook & AlertmanagerRenewalOptions['book'];
  listPolicies: () => Promise<readonly AlertPolicyInForce[]>;
  now: () => number;
}

/** Puts together what tells of alerts, and what hears of them from Alertmanager. */
export function createAlertMessages(options: AlertMessagesOptions): {
  routes: AddRoutes[];
  tasks: RecurringTask[];
} {
  const { knex, config, book, notifications, now } = options;
  const messages = DatabaseAlertMessageStore.create({ knex });
  const signals = DatabaseAlertSignalStore.create({ knex });
  const subscriptions = DatabasePushSubscriptionStore.create({ knex });
  const digests = DatabaseDigestStore.create({ knex });
  const resolver = RecipientResolver.create({
    ...options,
    fallback: readFallback(config),
  });
  const appUrl = (config.getOptionalString('app.baseUrl') ?? '').replace(
    /\/+$/,
    '',
  );
  const pushConfig = readPushConfig(config);
  const push = { store: subscriptions, config: pushConfig, now };
  const { channels, alertmanagers } = createChannels({ ...options, appUrl });
  const sender = AlertMessageSender.create({
    ...options,
    store: messages,
    resolver,
    channels: [
      ...channels,
      PushChannel.create({
        ...push,
        resolver,
        appUrl,
        http: DefaultGuardedHttpClient.create({
          allowList: pushConfig?.services ?? ProbeAllowList.fromEntries([]),
        }),
      }),
    ],
  });
  return {
    routes: [
      alertmanagerRouter({
        ...options,
        receiver: AlertmanagerReceiver.create({
          ...options,
          store: signals,
          config: readAlertmanagerConfig(config),
        }),
      }),
      pushSubscriptionRouter({ ...options, push: PushService.create(push) }),
    ],
    tasks: listMessageTasks({
      sender,
      renewal: AlertmanagerRenewal.create({
        store: messages,
        book,
        channels: alertmanagers,
        now,
      }),
      digests: DigestSender.create({
        store: digests,
        notifications,
        listPolicies: options.listPolicies,
        composer: DigestComposer.create({
          ...options,
          readModel: DatabaseDigestReadModel.create({ knex }),
        }),
        now,
      }),
      stores: { messages, signals, subscriptions, digests },
      retentionMs: readDuration(config, 'agents.alerts.messages.retention', {
        standard: 400 * DAY_MS,
        minimum: DAY_MS,
      }),
      now,
    }),
  };
}
