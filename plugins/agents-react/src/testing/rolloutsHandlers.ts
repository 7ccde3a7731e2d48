import type {
  DecisionRequest,
  LedgerQuery,
  PreflightQuery,
  ReplayPolicy,
  RolloutOperationName,
  RolloutOperationRequest,
  RolloutPlanOperation,
  RolloutRequest,
  RolloutsQuery,
  StopLineRequest,
} from '@agent-portal/plugin-agents-common';
import { http, type HttpHandler } from 'msw';
import { answer, readQuery, refOf } from './answerRequest';
import type { MockAgentsApi } from './MockAgentsApi';

/** The handlers of rollouts, plans and the stop line. */
export function rolloutsHandlers(options: {
  api: MockAgentsApi;
  baseUrl: string;
}): HttpHandler[] {
  const { api } = options;
  const base = `${options.baseUrl}/v1`;
  const rollout = `${base}/rollouts/:id`;
  const read = async <T>(request: Request) => (await request.json()) as T;
  return [
    http.get(`${base}/agents/:kind/:namespace/:name/rollouts`, ({ params }) =>
      answer(() => api.getAgentRollouts(refOf(params))),
    ),
    http.get(`${base}/rollouts`, ({ request }) =>
      answer(() =>
        api.listRollouts(
          readQuery<RolloutsQuery>(request, ['state', 'wave', 'owner']),
        ),
      ),
    ),
    http.post(`${base}/rollouts`, async ({ request }) => {
      const body = await read<RolloutRequest>(request);
      return answer(() => api.createRollout(body), 201);
    }),
    http.get(`${base}/rollouts/preflight`, ({ request }) =>
      answer(() => api.getRolloutPreflight(readQuery<PreflightQuery>(request))),
    ),
    http.get(`${base}/rollouts/stop-line`, () =>
      answer(() => api.getStopLine()),
    ),
    http.post(`${base}/rollouts/stop-line`, async ({ request }) => {
      const body = await read<StopLineRequest>(request);
      return answer(() => api.setStopLine(body));
    }),
    http.get(rollout, ({ params }) =>
      answer(() => api.getRollout(String(params.id))),
    ),
    http.get(`${rollout}/ledger`, ({ params, request }) => {
      const { before, ...query } = readQuery<LedgerQuery>(request);
      return answer(() =>
        api.getRolloutLedger(String(params.id), {
          ...query,
          ...(before && { before: Number(before) }),
        }),
      );
    }),
    http.get(`${rollout}/replay`, ({ params, request }) => {
      const { policy } = readQuery<{ policy?: ReplayPolicy }>(request);
      return answer(() => api.replayRollout(String(params.id), policy));
    }),
    http.post(`${rollout}/:operation`, async ({ params, request }) => {
      const body = await read<RolloutOperationRequest>(request);
      return answer(() =>
        api.operateRollout(
          String(params.id),
          params.operation as RolloutOperationName,
          body,
        ),
      );
    }),
    http.get(`${base}/rollout-plans`, () =>
      answer(() => api.listRolloutPlans()),
    ),
    http.post(
      `${base}/rollout-plans/:namespace/:name/:operation`,
      async ({ params, request }) => {
        const body = await read<DecisionRequest>(request);
        return answer(() =>
          api.operateRolloutPlan(
            refOf({ ...params, kind: 'rolloutplan' }),
            params.operation as RolloutPlanOperation,
            body,
          ),
        );
      },
    ),
  ];
}
