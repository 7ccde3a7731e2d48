import type {
  AlertCountsBySeverity,
  AlertsApi,
} from '@agent-portal/plugin-agents-common';
import { FIXTURE_NOW } from './createManualClock';
import type { MockAgents } from './MockAgents';
import type { BeginCall } from './MockCalls';
import { MockResponseError } from './MockResponseError';

const AS_OF = new Date(FIXTURE_NOW).toISOString();

/** Answers the questions about alerts: there are none. */
export function alertsAnswers(options: {
  begin: BeginCall;
  agents: MockAgents;
}): AlertsApi {
  const { begin, agents } = options;
  const missing = (what: string) => new MockResponseError(404, what);
  return {
    async getAgentAlerts(ref) {
      await begin('getAgentAlerts', ref);
      agents.find(ref);
      return { open: [], recent: [], asOf: AS_OF };
    },
    async listAlerts(query = {}) {
      await begin('listAlerts', query);
      return { items: [], total: 0, counts: noCounts(), quiet: 0, asOf: AS_OF };
    },
    async getAlertSummary() {
      await begin('getAlertSummary');
      return { counts: noCounts(), mine: 0, asOf: AS_OF };
    },
    async getAlert(id) {
      await begin('getAlert', id);
      throw missing(`There is no alert ${id}`);
    },
    async operateAlert(id, operation, body) {
      await begin('operateAlert', id, operation, body);
      throw missing(`There is no alert ${id}`);
    },
    async listAlertSilences() {
      await begin('listAlertSilences');
      return { items: [], asOf: AS_OF };
    },
    async createAlertSilence(body) {
      await begin('createAlertSilence', body);
      throw missing('There is no alert to silence');
    },
    async endAlertSilence(id) {
      await begin('endAlertSilence', id);
      throw missing(`There is no silence ${id}`);
    },
    async listAlertPolicies() {
      await begin('listAlertPolicies');
      return { items: [], asOf: AS_OF };
    },
    async listMaintenanceWindows(query = {}) {
      await begin('listMaintenanceWindows', query);
      return { items: [], asOf: AS_OF };
    },
    async createMaintenanceWindow(body) {
      await begin('createMaintenanceWindow', body);
      throw missing('There is no agent to maintain');
    },
    async endMaintenanceWindow(id) {
      await begin('endMaintenanceWindow', id);
      throw missing(`There is no maintenance ${id}`);
    },
    async listDependencies(query = {}) {
      await begin('listDependencies', query);
      return { items: [], asOf: AS_OF };
    },
    async getPushOffer() {
      await begin('getPushOffer');
      return { available: false, subscriptions: 0 };
    },
    async subscribeToPush(body) {
      await begin('subscribeToPush', body);
      return { available: false, subscriptions: 0 };
    },
    async unsubscribeFromPush(endpoint) {
      await begin('unsubscribeFromPush', endpoint);
      return { available: false, subscriptions: 0 };
    },
  };
}

function noCounts(): AlertCountsBySeverity {
  const none = { open: 0, acknowledged: 0, overdue: 0 };
  return { P0: none, P1: none, P2: none, P3: none };
}
