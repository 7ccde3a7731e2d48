import type {
  AlertCountsBySeverity,
  AlertRecord,
  AlertsQuery,
} from '@agent-portal/plugin-agents-common';
import type { AgentScope } from '../../authorization/AgentScope';

/** What somebody may see of alerts. */
export interface AlertView {
  /** The agents of whose alerts they may know. */
  scope: AgentScope;
  /** Whether they may see alerts that concern no agent. */
  seesFleetAlerts: boolean;
}

/** Whose alerts are asked for: entity references of a person and their groups. */
export type AlertOwners = readonly string[];

/** An alert with the agents in sight. */
export interface SeenAlert {
  record: AlertRecord;
  /** References of those of its agents that may be seen. */
  visible: ReadonlySet<string>;
}

/** A page of alerts. */
export interface SeenAlerts {
  items: SeenAlert[];
  /** Of all pages. */
  total: number;
  counts: AlertCountsBySeverity;
  /** Unresolved ones that are silenced or explained by another. */
  quiet: number;
  nextCursor?: string;
}

/** How many alerts there are. */
export interface SeenCounts {
  counts: AlertCountsBySeverity;
  /** Open ones about agents of the owners' groups, or of which they were told. */
  mine: number;
  /** When the next one is to be acknowledged, ms. */
  nextDeadline?: number;
}

/** Answers questions about alerts within what a caller may see. */
export interface AlertReadModel {
  /** The most severe first, then those whose deadline is the nearest. */
  getPage(
    query: AlertsQuery,
    options: { view: AlertView; owners: AlertOwners; now: number },
  ): Promise<SeenAlerts>;
  getCounts(options: {
    view: AlertView;
    owners: AlertOwners;
    now: number;
  }): Promise<SeenCounts>;
  /** Those of the named alerts that are there and may be seen. */
  list(ids: string[], view: AlertView): Promise<SeenAlert[]>;
  /** Of an agent: all that are not resolved, and those that were resolved last. */
  listOfAgent(
    agentRef: string,
    options: { view: AlertView; recent: number },
  ): Promise<{ open: SeenAlert[]; recent: SeenAlert[] }>;
  /** Those that are open or acknowledged. */
  listUnresolved(view: AlertView): Promise<SeenAlert[]>;
  /** Of alerts with these fingerprints that are not resolved, by fingerprint. */
  listExplaining(
    fingerprints: string[],
    view: AlertView,
  ): Promise<Map<string, SeenAlert>>;
}
