import {
  type CompoundEntityRef,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import createClient from 'openapi-fetch';
import { SCORECARD_KIND } from '../entities/constants';
import type { paths } from '../schema/types.generated';
import type {
  AgentDetail,
  AgentHealth,
  AgentKpis,
  FleetFacets,
  FleetFilter,
  FleetOverview,
  FleetPage,
  FleetQuery,
  FleetSummary,
  HistoryRange,
  KpiSampleBatch,
  KpiSampleReceipt,
  Attestation,
  AttestationRequest,
  AgentReadiness,
  DecisionRequest,
  Exemption,
  ExemptionDecision,
  ExemptionList,
  ExemptionRequest,
  ExemptionsQuery,
  GateDecision,
  GateDecisionList,
  GateDecisionsQuery,
  GateQuery,
  ReadinessActions,
  ReadinessActionsQuery,
  ReadinessInbox,
  ScorecardDetail,
  ScorecardGroups,
  ScorecardGroupsQuery,
  ScorecardList,
  ScorecardResults,
  ScorecardResultsQuery,
  Simulation,
  SimulationRequest,
  Timeline,
  TimelineQuery,
} from './types';

/**
 * Per-call options: a token for service-to-service calls, a signal to give up early.
 *
 * @public
 */
export interface AgentsRequestOptions {
  token?: string;
  signal?: AbortSignal;
}

/**
 * What {@link AgentsClient} needs from its surroundings. In a frontend these are the
 * discovery and fetch APIs; in a backend the discovery service and the global fetch.
 *
 * @public
 */
export interface AgentsClientOptions {
  discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  fetchApi?: { fetch: typeof fetch };
}

/**
 * Asks the agents backend. Every method rejects with a `ResponseError` when the backend answers
 * with an error; its message and status are the backend's own.
 *
 * @public
 */
export interface AgentsApi {
  /** One page of agents, filtered and sorted on the server. */
  listFleet(
    query?: FleetQuery,
    options?: AgentsRequestOptions,
  ): Promise<FleetPage>;
  /** Counts of the agents that match a filter. */
  summarizeFleet(
    filter?: FleetFilter,
    options?: AgentsRequestOptions,
  ): Promise<FleetSummary>;
  /** The values that the filters can take. */
  listFleetFacets(options?: AgentsRequestOptions): Promise<FleetFacets>;
  /** Every visible agent in a compact form. */
  getFleetOverview(options?: AgentsRequestOptions): Promise<FleetOverview>;
  /** One agent, its phase with reasons and its instances. */
  getAgent(
    ref: string | CompoundEntityRef,
    options?: AgentsRequestOptions,
  ): Promise<AgentDetail>;
  /** Health of every instance of an agent. */
  getAgentHealth(
    ref: string | CompoundEntityRef,
    range?: HistoryRange,
    options?: AgentsRequestOptions,
  ): Promise<AgentHealth>;
  /** Every KPI of an agent, worst first. */
  getAgentKpis(
    ref: string | CompoundEntityRef,
    range?: HistoryRange,
    options?: AgentsRequestOptions,
  ): Promise<AgentKpis>;
  /** Everything that happened to an agent, newest first. */
  getAgentTimeline(
    ref: string | CompoundEntityRef,
    query?: TimelineQuery,
    options?: AgentsRequestOptions,
  ): Promise<Timeline>;
  /** How an agent stands on every scorecard that is about it, and what would take it further. */
  getAgentReadiness(
    ref: string | CompoundEntityRef,
    options?: AgentsRequestOptions,
  ): Promise<AgentReadiness>;
  /** Every scorecard in force, with how many agents have each level. */
  listScorecards(options?: AgentsRequestOptions): Promise<ScorecardList>;
  /** One scorecard with its checks, the spread of levels and their course. */
  getScorecard(
    ref: string | CompoundEntityRef,
    days?: number,
    options?: AgentsRequestOptions,
  ): Promise<ScorecardDetail>;
  /** Rows of the matrix of agents and checks. */
  listScorecardResults(
    ref: string | CompoundEntityRef,
    query?: ScorecardResultsQuery,
    options?: AgentsRequestOptions,
  ): Promise<ScorecardResults>;
  /** The matrix rolled up by owner, system or wave. */
  listScorecardGroups(
    ref: string | CompoundEntityRef,
    query?: ScorecardGroupsQuery,
    options?: AgentsRequestOptions,
  ): Promise<ScorecardGroups>;
  /** What would take agents to their next levels, the cheapest first. */
  listReadinessActions(
    query?: ReadinessActionsQuery,
    options?: AgentsRequestOptions,
  ): Promise<ReadinessActions>;
  /** What a draft of a scorecard would change. Stores nothing. */
  simulateScorecard(
    request: SimulationRequest,
    options?: AgentsRequestOptions,
  ): Promise<Simulation>;
  /** What waits for the signed-in person. */
  getReadinessInbox(options?: AgentsRequestOptions): Promise<ReadinessInbox>;
  /** Exemptions, the newest first. */
  listExemptions(
    query?: ExemptionsQuery,
    options?: AgentsRequestOptions,
  ): Promise<ExemptionList>;
  /** Asks for an exemption, which somebody else has to approve. */
  requestExemption(
    request: ExemptionRequest,
    options?: AgentsRequestOptions,
  ): Promise<Exemption>;
  /** Decides about an exemption; rejects with status 409 when somebody else was first. */
  decideExemption(
    id: string,
    decision: ExemptionDecision,
    request?: DecisionRequest,
    options?: AgentsRequestOptions,
  ): Promise<Exemption>;
  /** Signs a statement about the release of an agent. */
  signAttestation(
    request: AttestationRequest,
    options?: AgentsRequestOptions,
  ): Promise<Attestation>;
  /** Takes a signature back. */
  revokeAttestation(
    id: string,
    request?: DecisionRequest,
    options?: AgentsRequestOptions,
  ): Promise<Attestation>;
  /** Whether a release may be promoted into an environment, and why not. */
  getGate(
    query: GateQuery,
    options?: AgentsRequestOptions,
  ): Promise<GateDecision>;
  /** Decisions of gates, the newest first. */
  listGateDecisions(
    query?: GateDecisionsQuery,
    options?: AgentsRequestOptions,
  ): Promise<GateDecisionList>;
  /** Stores figures that a job or a pipeline measured: all of them or none. */
  pushKpiSamples(
    batch: KpiSampleBatch,
    options?: AgentsRequestOptions,
  ): Promise<KpiSampleReceipt>;
}

interface Answer<T> {
  data?: T;
  response: Response;
}

/**
 * The client that the API contract implies.
 *
 * @public
 */
export class AgentsClient implements AgentsApi {
  readonly #discovery: AgentsClientOptions['discoveryApi'];
  readonly #fetch: typeof fetch;

  private constructor(options: AgentsClientOptions) {
    this.#discovery = options.discoveryApi;
    this.#fetch = (input, request) =>
      (options.fetchApi?.fetch ?? fetch)(input, request);
  }

  /** Creates a client. */
  static create(options: AgentsClientOptions): AgentsClient {
    return new AgentsClient(options);
  }

  async listFleet(query: FleetQuery = {}, options?: AgentsRequestOptions) {
    const client = await this.#client();
    return unwrap(
      await client.GET('/v1/fleet', { params: { query }, ...init(options) }),
    );
  }

  async summarizeFleet(
    query: FleetFilter = {},
    options?: AgentsRequestOptions,
  ) {
    const client = await this.#client();
    return unwrap(
      await client.GET('/v1/fleet/summary', {
        params: { query },
        ...init(options),
      }),
    );
  }

  async listFleetFacets(options?: AgentsRequestOptions) {
    const client = await this.#client();
    return unwrap(await client.GET('/v1/fleet/facets', init(options)));
  }

  async getFleetOverview(options?: AgentsRequestOptions) {
    const client = await this.#client();
    return unwrap(await client.GET('/v1/fleet/overview', init(options)));
  }

  async getAgent(
    ref: string | CompoundEntityRef,
    options?: AgentsRequestOptions,
  ) {
    const client = await this.#client();
    return unwrap(
      await client.GET('/v1/agents/{kind}/{namespace}/{name}', {
        params: { path: toPath(ref) },
        ...init(options),
      }),
    );
  }

  async getAgentHealth(
    ref: string | CompoundEntityRef,
    range?: HistoryRange,
    options?: AgentsRequestOptions,
  ) {
    const client = await this.#client();
    return unwrap(
      await client.GET('/v1/agents/{kind}/{namespace}/{name}/health', {
        params: { path: toPath(ref), query: { range } },
        ...init(options),
      }),
    );
  }

  async getAgentKpis(
    ref: string | CompoundEntityRef,
    range?: HistoryRange,
    options?: AgentsRequestOptions,
  ) {
    const client = await this.#client();
    return unwrap(
      await client.GET('/v1/agents/{kind}/{namespace}/{name}/kpis', {
        params: { path: toPath(ref), query: { range } },
        ...init(options),
      }),
    );
  }

  async getAgentTimeline(
    ref: string | CompoundEntityRef,
    query: TimelineQuery = {},
    options?: AgentsRequestOptions,
  ) {
    const client = await this.#client();
    return unwrap(
      await client.GET('/v1/agents/{kind}/{namespace}/{name}/timeline', {
        params: { path: toPath(ref), query },
        ...init(options),
      }),
    );
  }

  async getAgentReadiness(
    ref: string | CompoundEntityRef,
    options?: AgentsRequestOptions,
  ) {
    const client = await this.#client();
    return unwrap(
      await client.GET('/v1/agents/{kind}/{namespace}/{name}/readiness', {
        params: { path: toPath(ref) },
        ...init(options),
      }),
    );
  }

  async listScorecards(options?: AgentsRequestOptions) {
    const client = await this.#client();
    return unwrap(await client.GET('/v1/scorecards', init(options)));
  }

  async getScorecard(
    ref: string | CompoundEntityRef,
    days?: number,
    options?: AgentsRequestOptions,
  ) {
    const client = await this.#client();
    return unwrap(
      await client.GET('/v1/scorecards/{namespace}/{name}', {
        params: { path: toScorecardPath(ref), query: { days } },
        ...init(options),
      }),
    );
  }

  async listScorecardResults(
    ref: string | CompoundEntityRef,
    query: ScorecardResultsQuery = {},
    options?: AgentsRequestOptions,
  ) {
    const client = await this.#client();
    return unwrap(
      await client.GET('/v1/scorecards/{namespace}/{name}/results', {
        params: { path: toScorecardPath(ref), query },
        ...init(options),
      }),
    );
  }

  async listScorecardGroups(
    ref: string | CompoundEntityRef,
    query: ScorecardGroupsQuery = {},
    options?: AgentsRequestOptions,
  ) {
    const client = await this.#client();
    return unwrap(
      await client.GET('/v1/scorecards/{namespace}/{name}/groups', {
        params: { path: toScorecardPath(ref), query },
        ...init(options),
      }),
    );
  }

  async listReadinessActions(
    query: ReadinessActionsQuery = {},
    options?: AgentsRequestOptions,
  ) {
    const client = await this.#client();
    return unwrap(
      await client.GET('/v1/readiness/actions', {
        params: { query },
        ...init(options),
      }),
    );
  }

  async simulateScorecard(
    body: SimulationRequest,
    options?: AgentsRequestOptions,
  ) {
    const client = await this.#client();
    return unwrap(
      await client.POST('/v1/readiness/simulate', { body, ...init(options) }),
    );
  }

  async getReadinessInbox(options?: AgentsRequestOptions) {
    const client = await this.#client();
    return unwrap(await client.GET('/v1/readiness/inbox', init(options)));
  }

  async listExemptions(
    query: ExemptionsQuery = {},
    options?: AgentsRequestOptions,
  ) {
    const client = await this.#client();
    return unwrap(
      await client.GET('/v1/exemptions', {
        params: { query },
        ...init(options),
      }),
    );
  }

  async requestExemption(
    body: ExemptionRequest,
    options?: AgentsRequestOptions,
  ) {
    const client = await this.#client();
    return unwrap(
      await client.POST('/v1/exemptions', { body, ...init(options) }),
    );
  }

  async decideExemption(
    id: string,
    decision: ExemptionDecision,
    body: DecisionRequest = {},
    options?: AgentsRequestOptions,
  ) {
    const client = await this.#client();
    return unwrap(
      await client.POST('/v1/exemptions/{id}/{decision}', {
        params: { path: { id, decision } },
        body,
        ...init(options),
      }),
    );
  }

  async signAttestation(
    body: AttestationRequest,
    options?: AgentsRequestOptions,
  ) {
    const client = await this.#client();
    return unwrap(
      await client.POST('/v1/attestations', { body, ...init(options) }),
    );
  }

  async revokeAttestation(
    id: string,
    body: DecisionRequest = {},
    options?: AgentsRequestOptions,
  ) {
    const client = await this.#client();
    return unwrap(
      await client.POST('/v1/attestations/{id}/revoke', {
        params: { path: { id } },
        body,
        ...init(options),
      }),
    );
  }

  async getGate(query: GateQuery, options?: AgentsRequestOptions) {
    const client = await this.#client();
    return unwrap(
      await client.GET('/v1/gate', { params: { query }, ...init(options) }),
    );
  }

  async listGateDecisions(
    query: GateDecisionsQuery = {},
    options?: AgentsRequestOptions,
  ) {
    const client = await this.#client();
    return unwrap(
      await client.GET('/v1/gate/decisions', {
        params: { query },
        ...init(options),
      }),
    );
  }

  async pushKpiSamples(body: KpiSampleBatch, options?: AgentsRequestOptions) {
    const client = await this.#client();
    return unwrap(
      await client.POST('/v1/kpi-samples', { body, ...init(options) }),
    );
  }

  async #client() {
    return createClient<paths>({
      baseUrl: await this.#discovery.getBaseUrl('agents'),
      fetch: this.#fetchRaw,
    });
  }

  /** Errors become `ResponseError` here, before the body is consumed. */
  readonly #fetchRaw = async (request: Request): Promise<Response> => {
    const { url, method, headers, signal } = request;
    // As address and options: the host's fetch makes a request of its own of what it is given, more
    // than once, and the body of a request object can be read only once.
    const response = await this.#fetch(url, {
      method,
      headers,
      signal,
      ...(method !== 'GET' && { body: await request.text() }),
    });
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return response;
  };
}

function init(options?: AgentsRequestOptions) {
  return {
    signal: options?.signal,
    headers: options?.token
      ? { authorization: `Bearer ${options.token}` }
      : undefined,
  };
}

function toPath(ref: string | CompoundEntityRef): CompoundEntityRef {
  return parseEntityRef(
    typeof ref === 'string' ? ref : stringifyEntityRef(ref),
  );
}

function toScorecardPath(ref: string | CompoundEntityRef) {
  const { namespace, name } = parseEntityRef(
    typeof ref === 'string' ? ref : stringifyEntityRef(ref),
    { defaultKind: SCORECARD_KIND },
  );
  return { namespace, name };
}

function unwrap<T>({ data, response }: Answer<T>): T {
  if (data === undefined) {
    throw new Error(`The agents backend sent no content (${response.status})`);
  }
  return data;
}
