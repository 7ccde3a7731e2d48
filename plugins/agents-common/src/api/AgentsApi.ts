import type { AlertsApi } from './AlertsApi';
import type { FleetApi } from './FleetApi';
import type { ReadinessApi } from './ReadinessApi';
import type { RolloutsApi } from './RolloutsApi';

/**
 * Asks the agents backend. Every method rejects with a `ResponseError` when the backend answers
 * with an error; its message and status are the backend's own.
 *
 * @public
 */
export interface AgentsApi
  extends FleetApi,
    ReadinessApi,
    RolloutsApi,
    AlertsApi {}
