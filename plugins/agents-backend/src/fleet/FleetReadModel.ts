import type {
  FleetFacets,
  FleetFilter,
  FleetOverview,
  FleetPage,
  FleetQuery,
  FleetSummary,
  TimelineEvent,
} from '@agent-portal/plugin-agents-common';
import type { AgentScope } from '../authorization/AgentScope';
import type { FleetRecord } from './model';

/** Answers what is asked about the fleet, to callers who may see the agents in a scope. */
export interface FleetReadModel {
  /** One page, filtered and sorted. */
  getPage(query: FleetQuery, scope: AgentScope): Promise<FleetPage>;
  /** Counts of the agents that match. */
  getSummary(filter: FleetFilter, scope: AgentScope): Promise<FleetSummary>;
  /** The values that filters can take. */
  getFacets(scope: AgentScope): Promise<FleetFacets>;
  /** Every agent in a compact form. */
  getOverview(scope: AgentScope): Promise<FleetOverview>;
  /** One agent, or nothing when it is not there or not to be seen. */
  getRecord(ref: string, scope: AgentScope): Promise<FleetRecord | undefined>;
  /**
   * Changes of an agent's phase, newest first.
   *
   * @param window.before - Milliseconds since 1970.
   */
  listPhaseEvents(
    ref: string,
    window: { before: number; limit: number },
  ): Promise<TimelineEvent[]>;
}
