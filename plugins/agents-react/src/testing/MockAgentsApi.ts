import type {
  AgentsApi,
  FleetFilter,
  FleetQuery,
  HistoryRange,
  KpiSampleBatch,
  KpiSampleReceipt,
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
import type { AgentFixture } from './createAgentFixture';
import { FIXTURE_NOW } from './createManualClock';

/** A method of the agents API. @public */
export type AgentsMethod = keyof AgentsApi;

/** A question that {@link MockAgentsApi} was asked. @public */
export interface AgentsCall {
  method: AgentsMethod;
  args: readonly unknown[];
}

/** An HTTP answer that is an error, as the agents client rejects with it. @public */
export class MockResponseError extends Error {
  readonly statusCode: number;

  constructor(
    statusCode: number,
    message = `Request failed with ${statusCode}`,
  ) {
    super(message);
    this.name = 'ResponseError';
    this.statusCode = statusCode;
  }
}

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
  readonly #faults = new Map<AgentsMethod, Error | 'silent'>();

  private constructor(agents: AgentFixture[]) {
    this.#agents = agents;
  }

  /** Creates an API that knows these agents. */
  static create(agents: AgentFixture[] = []): MockAgentsApi {
    return new MockAgentsApi(agents);
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
      asOf: new Date(FIXTURE_NOW).toISOString(),
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
