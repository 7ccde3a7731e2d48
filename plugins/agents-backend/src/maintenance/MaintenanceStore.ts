import type { MaintenanceRecord } from '@agent-portal/plugin-agents-common';
import type { AgentScope } from '../authorization/AgentScope';

/** Which windows are asked for; an option that is absent narrows nothing. Times are ms since 1970. */
export interface MaintenanceFilter {
  scope: AgentScope;
  agentRefs?: string[];
  /** Only those that are not over by then. */
  endsAfter?: number;
  /** Only those that have begun by then. */
  startsBefore?: number;
  limit: number;
}

/** Keeps announced maintenance and how it ended. */
export interface MaintenanceStore {
  /** Adds a window with all its agents, or nothing. */
  insert(record: MaintenanceRecord): Promise<void>;
  /** One window with those of its agents that are in the scope; nothing when none is. */
  get(id: string, scope: AgentScope): Promise<MaintenanceRecord | undefined>;
  /**
   * Windows with those of their agents that are in the scope; one without any is left out. The one
   * that ends last comes first.
   */
  list(filter: MaintenanceFilter): Promise<MaintenanceRecord[]>;
  /** All that are under way, with all their agents. */
  listActive(now: number): Promise<MaintenanceRecord[]>;
  /**
   * Ends a window. Of several attempts at once exactly one succeeds, and none once it is over.
   *
   * @returns Whether this one did.
   */
  end(options: {
    id: string;
    by: string;
    at: number;
    reason: string;
  }): Promise<boolean>;
  /** Deletes windows that were over before then. */
  prune(before: number): Promise<void>;
}
