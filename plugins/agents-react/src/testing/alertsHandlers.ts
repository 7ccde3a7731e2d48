import type {
  AlertOperationName,
  AlertOperationRequest,
  AlertSilenceRequest,
  AlertsQuery,
  DecisionRequest,
  DependenciesQuery,
  MaintenanceWindowRequest,
  PushSubscriptionRequest,
} from '@agent-portal/plugin-agents-common';
import { http, type HttpHandler } from 'msw';
import { answer, readQuery, refOf } from './answerRequest';
import type { MockAgentsApi } from './MockAgentsApi';

/** The handlers of alerts, silences, maintenance, dependencies and push messages. */
export function alertsHandlers(options: {
  api: MockAgentsApi;
  baseUrl: string;
}): HttpHandler[] {
  const { api } = options;
  const base = `${options.baseUrl}/v1`;
  const read = async <T>(request: Request) => (await request.json()) as T;
  return [
    http.get(`${base}/agents/:kind/:namespace/:name/alerts`, ({ params }) =>
      answer(() => api.getAgentAlerts(refOf(params))),
    ),
    http.get(`${base}/alerts`, ({ request }) =>
      answer(() =>
        api.listAlerts(
          readQuery<AlertsQuery>(request, [
            'state',
            'severity',
            'kind',
            'owner',
          ]),
        ),
      ),
    ),
    http.get(`${base}/alerts/summary`, () =>
      answer(() => api.getAlertSummary()),
    ),
    http.get(`${base}/alerts/:id`, ({ params }) =>
      answer(() => api.getAlert(String(params.id))),
    ),
    http.post(`${base}/alerts/:id/:operation`, async ({ params, request }) => {
      const body = await read<AlertOperationRequest>(request);
      return answer(() =>
        api.operateAlert(
          String(params.id),
          params.operation as AlertOperationName,
          body,
        ),
      );
    }),
    http.get(`${base}/alert-silences`, () =>
      answer(() => api.listAlertSilences()),
    ),
    http.post(`${base}/alert-silences`, async ({ request }) => {
      const body = await read<AlertSilenceRequest>(request);
      return answer(() => api.createAlertSilence(body), 201);
    }),
    http.post(`${base}/alert-silences/:id/end`, async ({ params, request }) => {
      const body = await read<DecisionRequest>(request);
      return answer(() => api.endAlertSilence(String(params.id), body));
    }),
    http.get(`${base}/alert-policies`, () =>
      answer(() => api.listAlertPolicies()),
    ),
    http.get(`${base}/maintenance-windows`, ({ request }) =>
      answer(() => api.listMaintenanceWindows(readQuery(request))),
    ),
    http.post(`${base}/maintenance-windows`, async ({ request }) => {
      const body = await read<MaintenanceWindowRequest>(request);
      return answer(() => api.createMaintenanceWindow(body), 201);
    }),
    http.post(
      `${base}/maintenance-windows/:id/end`,
      async ({ params, request }) => {
        const body = await read<DecisionRequest>(request);
        return answer(() => api.endMaintenanceWindow(String(params.id), body));
      },
    ),
    http.get(`${base}/dependencies`, ({ request }) =>
      answer(() =>
        api.listDependencies(readQuery<DependenciesQuery>(request, ['status'])),
      ),
    ),
    http.get(`${base}/push-subscriptions`, () =>
      answer(() => api.getPushOffer()),
    ),
    http.post(`${base}/push-subscriptions`, async ({ request }) => {
      const body = await read<PushSubscriptionRequest>(request);
      return answer(() => api.subscribeToPush(body));
    }),
    http.post(`${base}/push-subscriptions/remove`, async ({ request }) => {
      const { endpoint } = await read<{ endpoint: string }>(request);
      return answer(() => api.unsubscribeFromPush(endpoint));
    }),
  ];
}
