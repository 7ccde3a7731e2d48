import type { FactSet, GateDecision } from '@agent-portal/plugin-agents-common';
import type { AgentScope } from '../../authorization/AgentScope';

/** A decision of the gate with what it went by. */
export interface StoredGateDecision {
  decision: GateDecision;
  /**
   * All that was known about the agent, for simulations of other demands; absent in decisions from
   * before it was kept.
   */
  facts?: FactSet;
}

/** Which decisions are asked for; an option that is absent narrows nothing. */
export interface GateDecisionFilter {
  scope: AgentScope;
  agentRef?: string;
  /** Only decisions before then, ms. */
  before?: number;
  /** Only what comes after this one in the order of the list. */
  after?: { at: number; id: string };
  /** Only decisions from then on, ms. */
  since?: number;
  verdict?: GateDecision['verdict'];
  limit: number;
}

/** Keeps what the gate decided. Nothing is ever changed, only removed when it is old. */
export interface GateDecisionStore {
  insert(decision: StoredGateDecision): Promise<void>;
  /** The newest first; those of the same time by id. */
  list(filter: GateDecisionFilter): Promise<StoredGateDecision[]>;
  /** Removes decisions from before then. */
  prune(before: number): Promise<void>;
}
