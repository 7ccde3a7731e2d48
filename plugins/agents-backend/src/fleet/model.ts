import type {
  AgentProblem,
  FleetRow,
  PhaseDetail,
} from '@agent-portal/plugin-agents-common';

/** An agent as the fleet keeps it: the row that is served, with what only its own page shows. */
export interface FleetRecord {
  row: Omit<FleetRow, 'healthObservedAt' | 'phaseReason'>;
  phase: PhaseDetail;
  /** Position of the agent's wave among all waves of all plans from 0; absent without a wave. */
  waveRank?: number;
}

/** A change of phase. */
export interface PhaseTransition {
  agentRef: string;
  at: string;
  from: string;
  to: string;
  reason: string;
}

/** What a projection changed. */
export interface FleetChange {
  changed: FleetRecord[];
  removed: string[];
  transitions: PhaseTransition[];
}

/** What the fleet says of one agent, as the catalog's entry and the measurements make it. */
export interface DerivedAgent {
  record: FleetRecord;
  problems: AgentProblem[];
}
