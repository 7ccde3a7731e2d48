import type { AlertsApi } from '@agent-portal/plugin-agents-common';
import { FIXTURE_NOW } from './createManualClock';
import type { MockAgents } from './MockAgents';
import type { MockAlerts } from './MockAlerts';
import type { BeginCall } from './MockCalls';

const AS_OF = new Date(FIXTURE_NOW).toISOString();

/** Answers the questions about alerts, maintenance and dependencies from fixtures. */
export function alertsAnswers(options: {
  begin: BeginCall;
  agents: MockAgents;
  alerts: MockAlerts;
}): AlertsApi {
  const { begin, agents, alerts } = options;
  return {
    async getAgentAlerts(ref) {
      await begin('getAgentAlerts', ref);
      return alerts.ofAgent(agents.find(ref).row.ref);
    },
    async listAlerts(query = {}) {
      await begin('listAlerts', query);
      return alerts.list(query);
    },
    async getAlertSummary() {
      await begin('getAlertSummary');
      return alerts.summary();
    },
    async getAlert(id) {
      await begin('getAlert', id);
      return alerts.find(id);
    },
    async operateAlert(id, operation, body) {
      await begin('operateAlert', id, operation, body);
      return alerts.operate(id, operation, body);
    },
    async listAlertSilences() {
      await begin('listAlertSilences');
      return { items: alerts.fixture.silences, asOf: AS_OF };
    },
    async createAlertSilence(body) {
      await begin('createAlertSilence', body);
      return alerts.silence(body);
    },
    async endAlertSilence(id, body) {
      await begin('endAlertSilence', id, body);
      return alerts.endSilence(id, body);
    },
    async listAlertPolicies() {
      await begin('listAlertPolicies');
      return { items: alerts.fixture.policies, asOf: AS_OF };
    },
    async listMaintenanceWindows(query = {}) {
      await begin('listMaintenanceWindows', query);
      const { agent } = query;
      const items = alerts.fixture.maintenance.filter(
        window => !agent || window.agents.includes(agent),
      );
      return { items, asOf: AS_OF };
    },
    async createMaintenanceWindow(body) {
      await begin('createMaintenanceWindow', body);
      return alerts.planMaintenance(body);
    },
    async endMaintenanceWindow(id, body) {
      await begin('endMaintenanceWindow', id, body);
      return alerts.endMaintenance(id, body);
    },
    async listDependencies(query = {}) {
      await begin('listDependencies', query);
      const { status } = query;
      const items = alerts.fixture.dependencies.filter(
        dependency => !status?.length || status.includes(dependency.status),
      );
      return { items, asOf: AS_OF };
    },
    async getPushOffer() {
      await begin('getPushOffer');
      return alerts.fixture.push;
    },
    async subscribeToPush(body) {
      await begin('subscribeToPush', body);
      return alerts.fixture.push;
    },
    async unsubscribeFromPush(endpoint) {
      await begin('unsubscribeFromPush', endpoint);
      return alerts.fixture.push;
    },
  };
}
