import type { CompoundEntityRef } from '@backstage/catalog-model';
import type { AgentsRequestOptions } from './AgentsRequestOptions';
import type {
  AgentAlerts,
  AlertDetail,
  AlertOperationName,
  AlertOperationRequest,
  AlertPage,
  AlertPolicyList,
  AlertSilence,
  AlertSilenceList,
  AlertSilenceRequest,
  AlertSummary,
  AlertsQuery,
  DecisionRequest,
  DependenciesQuery,
  DependencyList,
  MaintenanceWindow,
  MaintenanceWindowList,
  MaintenanceWindowRequest,
  PushOffer,
  PushSubscriptionRequest,
} from './types';

/**
 * Asks about alerts, maintenance and dependencies, and takes what people do about them.
 *
 * @public
 */
export interface AlertsApi {
  /** The alerts that concern an agent. */
  getAgentAlerts(
    ref: string | CompoundEntityRef,
    options?: AgentsRequestOptions,
  ): Promise<AgentAlerts>;
  /** Alerts; the most severe first, then those whose deadline is the nearest. */
  listAlerts(
    query?: AlertsQuery,
    options?: AgentsRequestOptions,
  ): Promise<AlertPage>;
  /** How many alerts are open, and how many wait for the caller. */
  getAlertSummary(options?: AgentsRequestOptions): Promise<AlertSummary>;
  /** One alert, all that happened to it and who was told. */
  getAlert(id: string, options?: AgentsRequestOptions): Promise<AlertDetail>;
  /** Acknowledges or resolves an alert; rejects with status 409 when somebody else did something with it since. */
  operateAlert(
    id: string,
    operation: AlertOperationName,
    body: AlertOperationRequest,
    options?: AgentsRequestOptions,
  ): Promise<AlertDetail>;
  /** Silences in force, to come, and those that ended last. */
  listAlertSilences(options?: AgentsRequestOptions): Promise<AlertSilenceList>;
  /** Keeps alerts from telling anybody for a while. */
  createAlertSilence(
    body: AlertSilenceRequest,
    options?: AgentsRequestOptions,
  ): Promise<AlertSilence>;
  /** Ends a silence before its time. */
  endAlertSilence(
    id: string,
    body: DecisionRequest,
    options?: AgentsRequestOptions,
  ): Promise<AlertSilence>;
  /** The policies in force, in plain words. */
  listAlertPolicies(options?: AgentsRequestOptions): Promise<AlertPolicyList>;
  /** Maintenance under way, to come, and that which ended last. */
  listMaintenanceWindows(
    query?: { agent?: string },
    options?: AgentsRequestOptions,
  ): Promise<MaintenanceWindowList>;
  /** Announces that agents may be down. */
  createMaintenanceWindow(
    body: MaintenanceWindowRequest,
    options?: AgentsRequestOptions,
  ): Promise<MaintenanceWindow>;
  /** Ends maintenance before its time. */
  endMaintenanceWindow(
    id: string,
    body: DecisionRequest,
    options?: AgentsRequestOptions,
  ): Promise<MaintenanceWindow>;
  /** What agents depend on, the worst first. */
  listDependencies(
    query?: DependenciesQuery,
    options?: AgentsRequestOptions,
  ): Promise<DependencyList>;
  /** Whether browsers can be told of alerts while the portal is closed. */
  getPushOffer(options?: AgentsRequestOptions): Promise<PushOffer>;
  /** Has a browser of the caller told of P0 and P1 alerts. */
  subscribeToPush(
    body: PushSubscriptionRequest,
    options?: AgentsRequestOptions,
  ): Promise<PushOffer>;
  /** Stops telling a browser of the caller. */
  unsubscribeFromPush(
    endpoint: string,
    options?: AgentsRequestOptions,
  ): Promise<PushOffer>;
}
