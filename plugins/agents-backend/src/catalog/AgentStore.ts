import type {
  AgentDescriptor,
  EnvironmentDescriptor,
  InstanceTarget,
  KpiSetDescriptor,
  PlanDescriptor,
} from './model';

/** An agent with everything that is stored of it. */
export interface StoredAgent {
  etag: string;
  descriptor: AgentDescriptor;
  instances: InstanceTarget[];
  /** Lower-case facts for permission conditions, e.g. `['spec.lifecycle', 'production']`. */
  attributes: Array<[key: string, value: string]>;
}

/** An environment, plan or KPI set with the entity's etag. */
export type StoredPolicy = { etag: string } & (
  | { kind: 'environment'; definition: EnvironmentDescriptor }
  | { kind: 'plan'; definition: PlanDescriptor }
  | { kind: 'kpi-set'; definition: KpiSetDescriptor }
);

/** Environments, plans and KPI sets by kind. */
export interface Policies {
  environments: Map<string, EnvironmentDescriptor>;
  plans: PlanDescriptor[];
  kpiSets: Map<string, KpiSetDescriptor>;
}

/** Keeps what the catalog said last. */
export interface AgentStore {
  /** Etags of all stored agents by reference. */
  listAgentEtags(): Promise<Map<string, string>>;
  /** Etags of all stored policies by reference. */
  listPolicyEtags(): Promise<Map<string, string>>;
  /** Stores and removes agents in one transaction. */
  saveAgents(changes: { put: StoredAgent[]; remove: string[] }): Promise<void>;
  /** Stores and removes environments, plans and KPI sets in one transaction. */
  savePolicies(changes: {
    put: StoredPolicy[];
    remove: string[];
  }): Promise<void>;
  /** Descriptors of the named agents, or of all. */
  listAgents(refs?: string[]): Promise<AgentDescriptor[]>;
  /** One agent. */
  getAgent(ref: string): Promise<AgentDescriptor | undefined>;
  /** Instances of the named agents, or of all. */
  listInstances(refs?: string[]): Promise<InstanceTarget[]>;
  /** All environments, plans and KPI sets. */
  listPolicies(): Promise<Policies>;
}
