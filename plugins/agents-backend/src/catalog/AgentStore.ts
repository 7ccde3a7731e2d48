import type { JsonObject } from '@backstage/types';
import type {
  AgentDescriptor,
  AlertPolicyDescriptor,
  EnvironmentDescriptor,
  InstanceTarget,
  KpiSetDescriptor,
  PlanDescriptor,
  ScorecardDescriptor,
} from './model';

/** An agent with everything that is stored of it. */
export interface StoredAgent {
  etag: string;
  descriptor: AgentDescriptor;
  instances: InstanceTarget[];
  /** Lower-case facts for permission conditions, e.g. `['spec.lifecycle', 'production']`. */
  attributes: Array<[key: string, value: string]>;
  /** The entity as scorecards may ask for it: kind, metadata, spec and relations. */
  entity: JsonObject;
}

/** An environment, plan, KPI set or scorecard with the entity's etag. */
export type StoredPolicy = { etag: string } & (
  | { kind: 'environment'; definition: EnvironmentDescriptor }
  | { kind: 'plan'; definition: PlanDescriptor }
  | { kind: 'kpi-set'; definition: KpiSetDescriptor }
  | { kind: 'scorecard'; definition: ScorecardDescriptor }
  | { kind: 'alert-policy'; definition: AlertPolicyDescriptor }
);

/** Environments, plans, KPI sets and scorecards by kind. */
export interface Policies {
  environments: Map<string, EnvironmentDescriptor>;
  plans: PlanDescriptor[];
  kpiSets: Map<string, KpiSetDescriptor>;
  scorecards: Map<string, ScorecardDescriptor>;
  alertPolicies: AlertPolicyDescriptor[];
}

/** Keeps what the catalog said last. */
export interface AgentStore {
  /** Etags of all stored agents by reference. */
  listAgentEtags(): Promise<Map<string, string>>;
  /** Etags of all stored policies by reference. */
  listPolicyEtags(): Promise<Map<string, string>>;
  /** Stores and removes agents in one transaction. */
  saveAgents(changes: { put: StoredAgent[]; remove: string[] }): Promise<void>;
  /** Stores and removes environments, plans, KPI sets and scorecards in one transaction. */
  savePolicies(changes: {
    put: StoredPolicy[];
    remove: string[];
  }): Promise<void>;
  /** Descriptors of the named agents, or of all. */
  listAgents(refs?: string[]): Promise<AgentDescriptor[]>;
  /** References of the agents with one of some names, in lower case, whatever their namespace. */
  findAgentRefs(names: string[]): Promise<string[]>;
  /** One agent. */
  getAgent(ref: string): Promise<AgentDescriptor | undefined>;
  /** Instances of the named agents, or of all. */
  listInstances(refs?: string[]): Promise<InstanceTarget[]>;
  /** The entities of the named agents as scorecards may ask for them, by reference. */
  listEntities(refs: string[]): Promise<Map<string, JsonObject>>;
  /** All environments, plans, KPI sets and scorecards. */
  listPolicies(): Promise<Policies>;
}
