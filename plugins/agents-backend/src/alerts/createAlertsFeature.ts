import type {
  LoggerService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import type { EventsService } from '@backstage/plugin-events-node';
import type { SignalsService } from '@backstage/plugin-signals-node';
import type { ChangeReporter } from '../changes/ChangeReporter';
import { readHealthConfig } from '../health';
import { VisibleAgentsReadModel } from '../kpis/samples';
import { AgentDirectory } from '../readiness/workflow/AgentDirectory';
import { alertRouter } from '../router/alertRouter';
import { alertSilenceRouter } from '../router/alertSilenceRouter';
import type { AddRoutes } from '../router/createRouter';
import type { RecurringTask } from '../tasks/scheduleTasks';
import { registerAlertActions } from './actions/registerAlertActions';
import { readAlertmanagerConfig } from './alertmanager';
import { AlertHoldProvider } from './AlertHoldProvider';
import { readAlertsConfig } from './alertsConfig';
import {
  type AlertMessagesOptions,
  createAlertMessages,
} from './createAlertMessages';
import type { AlertStores } from './createAlertStores';
import { AlertAnnouncer } from './engine/AlertAnnouncer';
import { AlertEvaluation } from './engine/AlertEvaluation';
import { listAlertTasks } from './listAlertTasks';
import {
  DatabaseAlertMessageStore,
  readFallback,
  RecipientResolver,
} from './messages';
import { AlertPolicyService } from './policies/AlertPolicyService';
import { ActiveRolloutReadModel } from './results/ActiveRolloutReadModel';
import { AlertQueries } from './results/AlertQueries';
import { DatabaseAlertReadModel } from './results/DatabaseAlertReadModel';
import { HoldingAlertReadModel } from './results/HoldingAlertReadModel';
import { toAlertCaller } from './service/alertCaller';
import { AlertService } from './service/AlertService';
import { AlertSilenceService } from './silences/AlertSilenceService';
import { AlertAgentReadModel } from './sources/AlertAgentReadModel';
import {
  type AlertSourcesOptions,
  createAlertSources,
} from './sources/createAlertSources';

/** What alerts are put together from. */
export type AlertsFeatureOptions = Omit<AlertSourcesOptions, 'freshnessMs'> &
  Omit<AlertMessagesOptions, 'book' | 'listPolicies' | 'onSignals'> & {
    stores: AlertStores;
    userInfo: UserInfoService;
    actions: ActionsRegistryService;
    events: EventsService;
    signals: SignalsService;
    logger: LoggerService;
    /** Told which agents alerts concern that changed. */
    onChange: ChangeReporter;
  };

/** Puts together what raises alerts, and what people can do about them. */
export function createAlertsFeature(options: AlertsFeatureOptions): {
  evaluation: AlertEvaluation;
  holds: AlertHoldProvider;
  routes: AddRoutes[];
  tasks: RecurringTask[];
} {
  const { knex, stores, now } = options;
  const config = readAlertsConfig(options.config);
  const visible = VisibleAgentsReadModel.create({ knex });
  const shared = {
    ...options,
    ...stores,
    visible,
    directory: AgentDirectory.create({ ...options, visible }),
    announcer: AlertAnnouncer.create(options),
    readModel: DatabaseAlertReadModel.create({ knex }),
  };
  const evaluation = AlertEvaluation.create({
    ...shared,
    directory: AlertAgentReadModel.create(options),
    sources: createAlertSources({
      ...options,
      freshnessMs: readHealthConfig(options.config).freshnessMs,
      heartbeat: readAlertmanagerConfig(options.config).heartbeat,
    }),
    limitMs: config.sourceTimeoutMs,
  });
  const queries = AlertQueries.create({
    ...shared,
    rollouts: ActiveRolloutReadModel.create({ knex }),
    deliveries: DatabaseAlertMessageStore.create({ knex }),
    resolver: RecipientResolver.create({
      ...options,
      fallback: readFallback(options.config),
    }),
  });
  const messages = createAlertMessages({
    ...options,
    book: stores.store,
    listPolicies: () => stores.policies.listInForce(),
  });
  const alerts = AlertService.create({ ...shared, queries });
  registerAlertActions({
    ...options,
    registry: options.actions,
    queries,
    alerts,
    toCaller: credentials => toAlertCaller(credentials, options),
  });
  return {
    evaluation,
    holds: AlertHoldProvider.create({
      alerts: HoldingAlertReadModel.create(shared),
    }),
    routes: [
      // Its fixed paths come before the ids.
      ...messages.routes,
      alertRouter({
        ...options,
        queries,
        alerts,
        policies: AlertPolicyService.create(shared),
      }),
      alertSilenceRouter({
        ...options,
        silences: AlertSilenceService.create({
          ...shared,
          store: stores.silences,
          evaluate: () => evaluation.follow(),
        }),
      }),
    ],
    tasks: [
      ...listAlertTasks({ ...stores, config, evaluation, now }),
      ...messages.tasks,
    ],
  };
}
