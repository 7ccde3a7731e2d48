import { AgentsClient } from '@agent-portal/plugin-agents-common';
import {
  agentsApiRef,
  noticeStoredAnswers,
} from '@agent-portal/plugin-agents-react';
import {
  createApiFactory,
  createPlugin,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import {
  agentsRouteRef,
  alertPoliciesRouteRef,
  alertRouteRef,
  alertSilencesRouteRef,
  alertsOnCallRouteRef,
  alertsRouteRef,
  createAgentRouteRef,
  importRouteRef,
  readinessInboxRouteRef,
  readinessRouteRef,
  rolloutRouteRef,
  rolloutsRouteRef,
  rolloutsWaitingRouteRef,
  scorecardRouteRef,
} from '../routes';
import { servicePreviewApiRef } from '../scaffolder/preview/ServicePreviewApi';
import { ServicePreviewClient } from '../scaffolder/preview/ServicePreviewClient';

/**
 * The agents plugin for an app on the classic frontend system.
 *
 * @public
 */
export const agentsPlugin = createPlugin({
  id: 'agents',
  apis: [
    createApiFactory({
      api: agentsApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: ({ discoveryApi, fetchApi }) =>
        AgentsClient.create({
          discoveryApi,
          fetchApi: noticeStoredAnswers(fetchApi),
        }),
    }),
    createApiFactory({
      api: servicePreviewApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: options => ServicePreviewClient.create(options),
    }),
  ],
  routes: {
    root: agentsRouteRef,
    readiness: readinessRouteRef,
    readinessInbox: readinessInboxRouteRef,
    scorecard: scorecardRouteRef,
    rollouts: rolloutsRouteRef,
    rollout: rolloutRouteRef,
    rolloutsWaiting: rolloutsWaitingRouteRef,
    alerts: alertsRouteRef,
    alert: alertRouteRef,
    alertsOnCall: alertsOnCallRouteRef,
    alertSilences: alertSilencesRouteRef,
    alertPolicies: alertPoliciesRouteRef,
  },
  externalRoutes: {
    importAgent: importRouteRef,
    createAgent: createAgentRouteRef,
  },
});
