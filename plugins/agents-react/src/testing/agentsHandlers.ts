import type {
  FleetQuery,
  HistoryRange,
  KpiSampleBatch,
  TimelineKind,
} from '@agent-portal/plugin-agents-common';
import { http, type HttpHandler } from 'msw';
import { alertsHandlers } from './alertsHandlers';
import { answer, refOf } from './answerRequest';
import { MockAgentsApi } from './MockAgentsApi';
import { readinessHandlers } from './readinessHandlers';
import { rolloutsHandlers } from './rolloutsHandlers';

/** Options of {@link agentsHandlers}. @public */
export interface AgentsHandlersOptions {
  /** Answers the questions; what it rejects with becomes the HTTP error. */
  api: MockAgentsApi;
  /** Where the backend is; `http://localhost:7007/api/agents` by default. */
  baseUrl?: string;
}

/**
 * Handlers of Mock Service Worker that answer like the agents backend, from a
 * `MockAgentsApi`. For tests that go through the real client.
 *
 * @public
 */
export function agentsHandlers(options: AgentsHandlersOptions): HttpHandler[] {
  const { api, baseUrl = 'http://localhost:7007/api/agents' } = options;
  const agent = `${baseUrl}/v1/agents/:kind/:namespace/:name`;
  return [
    http.get(`${baseUrl}/v1/fleet`, ({ request }) =>
      answer(() => api.listFleet(readFleetQuery(request))),
    ),
    http.get(`${baseUrl}/v1/fleet/summary`, ({ request }) =>
      answer(() => api.summarizeFleet(readFleetQuery(request))),
    ),
    http.get(`${baseUrl}/v1/fleet/facets`, () =>
      answer(() => api.listFleetFacets()),
    ),
    http.get(`${baseUrl}/v1/fleet/overview`, () =>
      answer(() => api.getFleetOverview()),
    ),
    http.get(agent, ({ params }) => answer(() => api.getAgent(refOf(params)))),
    http.get(`${agent}/health`, ({ params, request }) =>
      answer(() => api.getAgentHealth(refOf(params), rangeOf(request))),
    ),
    http.get(`${agent}/kpis`, ({ params, request }) =>
      answer(() => api.getAgentKpis(refOf(params), rangeOf(request))),
    ),
    http.get(`${agent}/timeline`, ({ params, request }) => {
      const search = new URL(request.url).searchParams;
      return answer(() =>
        api.getAgentTimeline(refOf(params), {
          eventKind: search.getAll('eventKind') as TimelineKind[],
          before: search.get('before') ?? undefined,
          limit: Number(search.get('limit') ?? 50),
        }),
      );
    }),
    ...readinessHandlers({ api, baseUrl }),
    ...rolloutsHandlers({ api, baseUrl }),
    ...alertsHandlers({ api, baseUrl }),
    http.post(`${baseUrl}/v1/kpi-samples`, async ({ request }) => {
      const batch = (await request.json()) as KpiSampleBatch;
      return answer(() => api.pushKpiSamples(batch), 202);
    }),
  ];
}

function readFleetQuery(request: Request): FleetQuery {
  const search = new URL(request.url).searchParams;
  const single = new Set(['text', 'orderBy', 'order', 'cursor']);
  const query: Record<string, unknown> = {};
  for (const key of new Set(search.keys())) {
    if (key === 'limit') query[key] = Number(search.get(key));
    else query[key] = single.has(key) ? search.get(key) : search.getAll(key);
  }
  return query;
}

function rangeOf(request: Request): HistoryRange | undefined {
  return (
    (new URL(request.url).searchParams.get('range') as HistoryRange | null) ??
    undefined
  );
}
