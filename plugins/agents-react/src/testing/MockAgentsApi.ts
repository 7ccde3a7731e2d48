import type {
  AgentsApi,
  AttestationRequest,
  DecisionRequest,
  ExemptionDecision,
  ExemptionRequest,
  ExemptionsQuery,
  FleetFilter,
  FleetQuery,
  GateDecisionsQuery,
  GateQuery,
  HistoryRange,
  KpiSampleBatch,
  KpiSampleReceipt,
  ReadinessActionsQuery,
  ScorecardGroupsQuery,
  ScorecardResultsQuery,
  SimulationRequest,
  Timeline,
  TimelineQuery,
} from '@agent-portal/plugin-agents-common';
import {
  type CompoundEntityRef,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import {
  answerFleetFacets,
  answerFleetOverview,
  answerFleetPage,
  answerFleetSummary,
} from './answerFleet';
import {
  answerScorecardGroups,
  answerScorecardResults,
} from './answerScorecard';
import type { AgentFixture } from './createAgentFixture';
import { FIXTURE_NOW } from './createManualClock';
import { MockReadiness, type ReadinessFixture } from './MockReadiness';
import { MockResponseError } from './MockResponseError';

/** A method of the agents API. @public */
export type AgentsMethod = keyof AgentsApi;

/** A question that {@link MockAgentsApi} was asked. @public */
export interface AgentsCall {
  method: AgentsMethod;
  args: readonly unknown[];
}

const AS_OF = new Date(FIXTURE_NOW).toISOString();

/**
 * An agents API over fixtures in memory. It filters, sorts and pages like the backend, keeps a
 * record of what it was asked, and can be told to fail or to keep silent.
 *
 * @public
 */
export class MockAgentsApi implements AgentsApi {
  /** Everything that was asked, in order. */
  readonly calls: AgentsCall[] = [];
  /** Batches that were pushed. */
  readonly pushed: KpiSampleBatch[] = [];
  #agents: AgentFixture[];
  readonly #readiness: MockReadiness;
  readonly #faults = new Map<AgentsMethod, Error | 'silent'>();

  private constructor(agents: AgentFixture[], readiness: MockReadiness) {
    this.#agents = agents;
    this.#readiness = readiness;
  }

  /** Creates an API that knows these agents, and what is said of readiness. */
  static create(
    agents: AgentFixture[] = [],
    readiness: Partial<ReadinessFixture> = {},
  ): MockAgentsApi {
    return new MockAgentsApi(agents, MockReadiness.create(readiness));
  }

  /** Replaces the agents: what is asked from now on is answered from these. */
  setAgents(agents: AgentFixture[]): void {
    this.#agents = agents;
  }

  /** Makes a method reject until {@link MockAgentsApi.recover}. */
  fail(method: AgentsMethod, error: Error = new MockResponseError(500)): void {
    this.#faults.set(method, error);
  }

  /** Makes a method never answer. */
  silence(method: AgentsMethod): void {
    this.#faults.set(method, 'silent');
  }

  /** Makes a method, or all of them, answer again. */
  recover(method?: AgentsMethod): void {
    if (method) this.#faults.delete(method);
    else this.#faults.clear();
  }

  /** How often a method was asked. */
  countCalls(method: AgentsMethod): number {
    return this.calls.filter(call => call.method === method).length;
  }

  async listFleet(query: FleetQuery = {}) {
    await this.#begin('listFleet', query);
    return answerFleetPage(this.#rows(), query);
  }

  async summarizeFleet(filter: FleetFilter = {}) {
    await this.#begin('summarizeFleet', filter);
    return answerFleetSummary(this.#rows(), filter);
  }

  async listFleetFacets() {
    await this.#begin('listFleetFacets');
    return answerFleetFacets(this.#rows());
  }

  async getFleetOverview() {
    await this.#begin('getFleetOverview');
    return answerFleetOverview(this.#rows());
  }

  async getAgent(ref: string | CompoundEntityRef) {
    await this.#begin('getAgent', ref);
    return this.#find(ref).detail;
  }

  async getAgentHealth(ref: string | CompoundEntityRef, range?: HistoryRange) {
    await this.#begin('getAgentHealth', ref, range);
    return this.#find(ref).health;
  }

  async getAgentKpis(ref: string | CompoundEntityRef, range?: HistoryRange) {
    await this.#begin('getAgentKpis', ref, range);
    return this.#find(ref).kpis;
  }

  async getAgentTimeline(
    ref: string | CompoundEntityRef,
    query: TimelineQuery = {},
  ): Promise<Timeline> {
    await this.#begin('getAgentTimeline', ref, query);
    const { before, eventKind, limit = 50 } = query;
    const matching = this.#find(ref).events.filter(
      event =>
        (!before || event.at < before) &&
        (!eventKind?.length || eventKind.includes(event.kind)),
    );
    const items = matching.slice(0, limit);
    return {
      items,
      ...(matching.length > limit && { nextBefore: items[limit - 1].at }),
      asOf: AS_OF,
    };
  }

  async getAgentReadiness(ref: string | CompoundEntityRef) {
    await this.#begin('getAgentReadiness', ref);
    return this.#readiness.readinessOf(this.#find(ref));
  }

  async listScorecards() {
    await this.#begin('listScorecards');
    const { scorecards } = this.#readiness.fixture;
    return {
      items: scorecards.map(({ detail }) => detail.summary),
      asOf: AS_OF,
    };
  }

  async getScorecard(ref: string | CompoundEntityRef, days?: number) {
    await this.#begin('getScorecard', ref, days);
    return this.#readiness.findScorecard(ref).detail;
  }

  async listScorecardResults(
    ref: string | CompoundEntityRef,
    query: ScorecardResultsQuery = {},
  ) {
    await this.#begin('listScorecardResults', ref, query);
    return answerScorecardResults(this.#readiness.findScorecard(ref), query);
  }

  async listScorecardGroups(
    ref: string | CompoundEntityRef,
    query: ScorecardGroupsQuery = {},
  ) {
    await this.#begin('listScorecardGroups', ref, query);
    return answerScorecardGroups(this.#readiness.findScorecard(ref), query);
  }

  async listReadinessActions(query: ReadinessActionsQuery = {}) {
    await this.#begin('listReadinessActions', query);
    const { owner, scorecard, limit = 20 } = query;
    const items = this.#readiness.fixture.actions.filter(
      action =>
        (!owner?.length || owner.includes(action.owner ?? '')) &&
        (!scorecard || action.scorecard === scorecard),
    );
    return { items: items.slice(0, limit), asOf: AS_OF };
  }

  async simulateScorecard(request: SimulationRequest) {
    await this.#begin('simulateScorecard', request);
    return this.#readiness.fixture.simulation;
  }

  async getReadinessInbox() {
    await this.#begin('getReadinessInbox');
    const exemptions = this.#readiness
      .listExemptions(this.#agents, { status: ['requested'] })
      .filter(({ may }) => may.length > 0)
      .reverse();
    const statements = this.#agents
      .flatMap(agent => this.#readiness.readinessOf(agent).statements)
      .filter(({ maySign, current }) => maySign && !current);
    return { exemptions, statements, asOf: AS_OF };
  }

  async listExemptions(query: ExemptionsQuery = {}) {
    await this.#begin('listExemptions', query);
    const items = this.#readiness.listExemptions(this.#agents, query);
    return { items, asOf: AS_OF };
  }

  async requestExemption(request: ExemptionRequest) {
    await this.#begin('requestExemption', request);
    return this.#readiness.request(request);
  }

  async decideExemption(
    id: string,
    decision: ExemptionDecision,
    request: DecisionRequest = {},
  ) {
    await this.#begin('decideExemption', id, decision, request);
    return this.#readiness.decide(this.#agents, id, decision, request.reason);
  }

  async signAttestation(request: AttestationRequest) {
    await this.#begin('signAttestation', request);
    return this.#readiness.sign(this.#find(request.agent), request);
  }

  async revokeAttestation(id: string, request: DecisionRequest = {}) {
    await this.#begin('revokeAttestation', id, request);
    return this.#readiness.revoke(this.#agents, id, request.reason);
  }

  async getGate(query: GateQuery) {
    await this.#begin('getGate', query);
    return this.#readiness.gate(this.#find(query.agent), query);
  }

  async listGateDecisions(query: GateDecisionsQuery = {}) {
    await this.#begin('listGateDecisions', query);
    const { agent, before, limit = 50 } = query;
    const matching = this.#readiness.fixture.decisions.filter(
      decision =>
        (!agent || decision.agent === agent) &&
        (!before || decision.at < before),
    );
    const items = matching.slice(0, limit);
    return {
      items,
      ...(matching.length > limit && { nextBefore: items[limit - 1].at }),
      asOf: AS_OF,
    };
  }

  async pushKpiSamples(batch: KpiSampleBatch): Promise<KpiSampleReceipt> {
    await this.#begin('pushKpiSamples', batch);
    this.pushed.push(batch);
    return { accepted: batch.samples.length, duplicates: 0 };
  }

  async #begin(method: AgentsMethod, ...args: unknown[]): Promise<void> {
    this.calls.push({ method, args });
    const fault = this.#faults.get(method);
    if (fault === 'silent') await new Promise(() => {});
    if (fault instanceof Error) throw fault;
  }

  #rows() {
    return this.#agents.map(agent => agent.row);
  }

  #find(ref: string | CompoundEntityRef): AgentFixture {
    const wanted =
      typeof ref === 'string'
        ? stringifyEntityRef(parseEntityRef(ref))
        : stringifyEntityRef(ref);
    const found = this.#agents.find(agent => agent.row.ref === wanted);
    if (!found) {
      throw Object.assign(new NotFoundError(`No agent ${wanted}`), {
        statusCode: 404,
      });
    }
    return found;
  }
}
