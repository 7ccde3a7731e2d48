import type { CompoundEntityRef } from '@backstage/catalog-model';
import type { AgentsRequestOptions } from './AgentsRequestOptions';
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
  Timeline,
  TimelineQuery,
} from './types';

/**
 * Asks about the fleet and its agents, and takes samples of KPIs.
 *
 * @public
 */
export interface FleetApi {
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
  /** Stores figures that a job or a pipeline measured: all of them or none. */
  pushKpiSamples(
    batch: KpiSampleBatch,
    options?: AgentsRequestOptions,
  ): Promise<KpiSampleReceipt>;
}
