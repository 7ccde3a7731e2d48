import type {
  BudgetMeasurement,
  KpiBurn,
  KpiMeasurement,
  KpiStatus,
} from '@agent-portal/plugin-agents-common';

/** How a KPI of an agent stands. */
export interface KpiState {
  agentRef: string;
  kpiId: string;
  status: KpiStatus;
  /** Since when it stands so, ms. */
  since: number;
  /** Whether it counts among the agent's; a figure without target does not. */
  counted: boolean;
  /**
   * Until when the verdict holds unless something newer is measured, ms; absent where time alone
   * changes nothing, as of an unknown one.
   */
  expiresAt?: number;
  result: KpiStateResult;
  /** What its error budget is judged by, where it has one. */
  budget?: KpiBudgetState;
}

/** What the error budget of a KPI was judged by, and how it burnt then. */
export interface KpiBudgetState {
  measurement: BudgetMeasurement;
  /** How it burns, by the rule's id. */
  burns: Partial<Record<KpiBurn['id'], KpiBurnState>>;
}

/** Whether a budget burns, or did when that was known last. */
export function isBurning({ budget }: Pick<KpiState, 'budget'>): boolean {
  return Object.values(budget?.burns ?? {}).some(
    ({ status, burnt }) => status === 'burning' || burnt === true,
  );
}

/** How fast an error budget burns, and since when. */
export interface KpiBurnState {
  status: KpiBurn['status'];
  /** Ms. */
  since: number;
  /** That it burnt when that was known last; only while it is unknown. */
  burnt?: boolean;
}

/** What the verdict follows from. */
export interface KpiStateResult {
  measurement: KpiMeasurement;
  /** Entity references of the environments it was measured in, furthest first. */
  environments: string[];
}

/** A change of a KPI's verdict. */
export interface KpiTransition {
  agentRef: string;
  kpiId: string;
  /** Ms. */
  at: number;
  from: KpiStatus;
  to: KpiStatus;
  /** What happened and why, in plain words. */
  text: string;
}

/** A change of how fast the error budget of a KPI burns. */
export interface KpiBurnTransition {
  agentRef: string;
  kpiId: string;
  burn: KpiBurn['id'];
  /** Ms. */
  at: number;
  from: KpiBurn['status'];
  to: KpiBurn['status'];
  /** What happened and why, in plain words. */
  text: string;
}

/** What an evaluation changes. */
export interface KpiStateChanges {
  put: KpiState[];
  remove: Array<Pick<KpiState, 'agentRef' | 'kpiId'>>;
  transitions: KpiTransition[];
  burnTransitions?: KpiBurnTransition[];
  /** Agents whose verdicts are not what they were. */
  touched: string[];
}

/** How many KPIs of an agent have a verdict. */
export interface KpiStatusCount {
  agentRef: string;
  status: KpiStatus;
  count: number;
}

/** Keeps how the KPIs of each agent stand. */
export interface KpiStateStore {
  /** References of all agents that have a state. */
  listAgentRefs(): Promise<string[]>;
  /** Of the named agents, or of all. */
  list(agentRefs?: string[]): Promise<KpiState[]>;
  /** Those whose budget burns, or did when that was known last. */
  listBurning(): Promise<KpiState[]>;
  /** References of agents with a verdict that holds no more. */
  listExpired(now: number): Promise<string[]>;
  /**
   * Reads the states of some agents and writes what the decision makes of them, in one transaction
   * that lets no other writer come between.
   *
   * @returns What was written.
   */
  update<T extends KpiStateChanges>(
    agentRefs: string[],
    decide: (stored: KpiState[]) => T,
  ): Promise<T>;
  /** Counts the KPIs that count, of the named agents or of all. */
  countStatuses(agentRefs?: string[]): Promise<KpiStatusCount[]>;
  /** Newest first. */
  listTransitions(
    agentRef: string,
    window: { before: number; limit: number },
  ): Promise<KpiTransition[]>;
  /** Newest first. */
  listBurnTransitions(
    agentRef: string,
    window: { before: number; limit: number },
  ): Promise<KpiBurnTransition[]>;
  /** Removes transitions from before then. */
  prune(before: number): Promise<void>;
}
