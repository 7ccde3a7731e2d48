import type {
  AttestationRequest,
  DecisionRequest,
  ExemptionDecision,
  ExemptionRequest,
  ExemptionsQuery,
  GateDecisionsQuery,
  GateQuery,
  ReadinessActionsQuery,
  ScorecardResultsQuery,
  SimulationRequest,
} from '@agent-portal/plugin-agents-common';
import { http, type HttpHandler } from 'msw';
import { answer, readQuery, refOf } from './answerRequest';
import type { MockAgentsApi } from './MockAgentsApi';

const MATRIX_LISTS = [
  'owner',
  'system',
  'family',
  'wave',
  'level',
  'outcome',
] as const;

/** The handlers of scorecards, exemptions, attestations and gates. */
export function readinessHandlers(options: {
  api: MockAgentsApi;
  baseUrl: string;
}): HttpHandler[] {
  const { api } = options;
  const base = `${options.baseUrl}/v1`;
  const scorecard = `${base}/scorecards/:namespace/:name`;
  const read = async <T>(request: Request) => (await request.json()) as T;
  return [
    http.get(`${base}/agents/:kind/:namespace/:name/readiness`, ({ params }) =>
      answer(() => api.getAgentReadiness(refOf(params))),
    ),
    http.get(`${base}/scorecards`, () => answer(() => api.listScorecards())),
    http.get(scorecard, ({ params, request }) => {
      const { days } = readQuery<{ days?: number }>(request);
      return answer(() => api.getScorecard(scorecardOf(params), days));
    }),
    http.get(`${scorecard}/results`, ({ params, request }) =>
      answer(() =>
        api.listScorecardResults(
          scorecardOf(params),
          readQuery<ScorecardResultsQuery>(request, MATRIX_LISTS),
        ),
      ),
    ),
    http.get(`${scorecard}/groups`, ({ params, request }) =>
      answer(() =>
        api.listScorecardGroups(
          scorecardOf(params),
          readQuery<ScorecardResultsQuery>(request, MATRIX_LISTS),
        ),
      ),
    ),
    http.get(`${base}/readiness/actions`, ({ request }) =>
      answer(() =>
        api.listReadinessActions(
          readQuery<ReadinessActionsQuery>(request, ['owner']),
        ),
      ),
    ),
    http.get(`${base}/readiness/inbox`, () =>
      answer(() => api.getReadinessInbox()),
    ),
    http.post(`${base}/readiness/simulate`, async ({ request }) => {
      const body = await read<SimulationRequest>(request);
      return answer(() => api.simulateScorecard(body));
    }),
    http.get(`${base}/exemptions`, ({ request }) =>
      answer(() =>
        api.listExemptions(readQuery<ExemptionsQuery>(request, ['status'])),
      ),
    ),
    http.post(`${base}/exemptions`, async ({ request }) => {
      const body = await read<ExemptionRequest>(request);
      return answer(() => api.requestExemption(body), 201);
    }),
    http.post(
      `${base}/exemptions/:id/:decision`,
      async ({ params, request }) => {
        const body = await read<DecisionRequest>(request);
        return answer(() =>
          api.decideExemption(
            String(params.id),
            params.decision as ExemptionDecision,
            body,
          ),
        );
      },
    ),
    http.post(`${base}/attestations`, async ({ request }) => {
      const body = await read<AttestationRequest>(request);
      return answer(() => api.signAttestation(body), 201);
    }),
    http.post(
      `${base}/attestations/:id/revoke`,
      async ({ params, request }) => {
        const body = await read<DecisionRequest>(request);
        return answer(() => api.revokeAttestation(String(params.id), body));
      },
    ),
    http.get(`${base}/gate`, ({ request }) =>
      answer(() => api.getGate(readQuery<GateQuery>(request))),
    ),
    http.get(`${base}/gate/decisions`, ({ request }) =>
      answer(() =>
        api.listGateDecisions(readQuery<GateDecisionsQuery>(request)),
      ),
    ),
  ];
}

function scorecardOf(params: Parameters<typeof refOf>[0]) {
  return refOf({ ...params, kind: 'scorecard' });
}
