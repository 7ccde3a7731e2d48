import type {
  AgentProblem,
  AgentRelease,
  AgentSample,
  AgentSmokeTest,
  AlertPolicySpec,
  DependencyResource,
  Kpi,
  RolloutGate,
  RolloutPlan,
  Scorecard,
  Stage,
  Wave,
} from '@agent-portal/plugin-agents-common';
import type { TrafficInstance } from '@agent-portal/plugin-agents-node';
import type { JsonObject } from '@backstage/types';

/** An agent as the catalog describes it. */
export interface AgentDescriptor {
  /** Entity reference, lower case. */
  ref: string;
  kind: string;
  namespace: string;
  name: string;
  title: string;
  /** Entity reference of the owner; empty when there is none. */
  owner: string;
  system?: string;
  family?: string;
  lifecycle?: string;
  labels: Record<string, string>;
  release?: AgentRelease;
  /** Entity reference of the KpiSet that the agent names. */
  kpiSet?: string;
  /**
   * Entity references of what the agent depends on, sorted; absent where the agent was stored
   * before they were kept.
   */
  dependsOn?: string[];
  /** Figures that a document states. */
  samples: AgentSample[];
  /** Faults in the entity; what they touch is left out of the descriptor. */
  problems: AgentProblem[];
}

/** Where one instance of an agent is found. */
export interface InstanceTarget {
  agentRef: string;
  /** Entity reference of the environment. */
  environmentRef: string;
  url: string;
  /** When it was first found in the catalog, in milliseconds since 1970. */
  registeredAt: number;
  paths: {
    liveness: string;
    agents: string;
    dependencies: string;
    business: string;
  };
  /** Where its metrics are: a path to read, a selector for a Prometheus server, or sent by it. */
  metrics:
    | { type: 'scrape'; path: string }
    | { type: 'prometheus'; selector: string; server?: string }
    | { type: 'otlp' };
  /** What shifts its traffic; absent where the catalog names nothing. */
  rollout?: {
    /** Id of a traffic driver. */
    driver: string;
    settings: TrafficInstance['settings'];
    /** Tried before a candidate gets any traffic. */
    smokeTest?: AgentSmokeTest;
  };
}

/** An environment as the catalog describes it. */
export interface EnvironmentDescriptor {
  ref: string;
  title: string;
  stage: Stage;
  /** Position among environments from 0. */
  order: number;
}

/** A KpiSet as the catalog describes it. */
export interface KpiSetDescriptor {
  ref: string;
  title: string;
  isDefault: boolean;
  kpis: Kpi[];
}

/** A rollout plan as the catalog describes it. */
export interface PlanDescriptor {
  ref: string;
  title: string;
  /** Entity reference of the system whose agents the plan is for. */
  system?: string;
  waves: Wave[];
  /** Absent where the plan was stored before gates were kept: then they are not known. */
  gates?: RolloutGate[];
  /** Everything it says; absent where it was stored before all of it was kept. */
  plan?: RolloutPlan;
}

/** A scorecard as the catalog describes it. */
export interface ScorecardDescriptor {
  ref: string;
  title: string;
  /** Absent when the entity has faults: part of a scorecard would demand less than the whole. */
  scorecard?: Scorecard;
  /** The entity's spec as it is, to start a draft from. */
  spec: JsonObject;
  /** Faults in the entity, each in one sentence. */
  problems: string[];
}

/** Something that agents depend on, as the catalog describes it. */
export interface ResourceDescriptor extends DependencyResource {
  /** `spec.type`. */
  type?: string;
}

/** A policy of alerts as the catalog describes it. */
export interface AlertPolicyDescriptor {
  ref: string;
  title: string;
  /** Digest of `spec`. */
  version: string;
  spec: AlertPolicySpec;
}

/** What changed in a synchronisation with the catalog. */
export interface CatalogChange {
  /** Agents that are new or differ. */
  changed: string[];
  /** Agents that are gone. */
  removed: string[];
  /** Whether an environment, plan, KPI set or scorecard differs, so that any agent may be touched. */
  policies: boolean;
}
