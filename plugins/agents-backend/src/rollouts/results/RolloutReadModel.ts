import type {
  RolloutState,
  RolloutsQuery,
} from '@agent-portal/plugin-agents-common';
import type { AgentScope } from '../../authorization/AgentScope';
import type { StoredRollout } from '../model';

/** A rollout with what the fleet says of its agent. */
export interface RolloutRecord extends StoredRollout {
  /** The reference where the catalog no longer has the agent. */
  agentTitle: string;
  owner?: string;
}

/** A page of rollouts. */
export interface RolloutRecords {
  items: RolloutRecord[];
  /** Of all pages. */
  total: number;
  nextCursor?: string;
}

/** Answers questions about rollouts within what a caller may see. */
export interface RolloutReadModel {
  /**
   * Those under way first, then the newest. With `waitingForMe`, those that wait for an approval of
   * anybody.
   */
  getPage(query: RolloutsQuery, scope: AgentScope): Promise<RolloutRecords>;
  /** Nothing when there is none, or its agent is out of the scope. */
  get(id: string, scope: AgentScope): Promise<RolloutRecord | undefined>;
  /** How many are under way. */
  countActive(scope: AgentScope): Promise<number>;
  /** The last one of each agent in each environment; of the named plans. */
  listLatestOfPlans(planRefs: string[]): Promise<StoredRollout[]>;
  /** The last one of each of the named agents in each environment. */
  listLatestOfAgents(agentRefs: string[]): Promise<StoredRollout[]>;
  /** Those under way, and those that came to where they are since then, in ms since 1970. */
  listRecent(since: number): Promise<StoredRollout[]>;
  /** Which releases of the named agents were ever rolled out, and how that stands; newest last. */
  listReleases(agentRefs: string[]): Promise<RolledOutRelease[]>;
}

/** A release that was rolled out, or is. */
export interface RolledOutRelease {
  id: string;
  agentRef: string;
  environmentRef: string;
  candidate: string;
  state: RolloutState;
}
