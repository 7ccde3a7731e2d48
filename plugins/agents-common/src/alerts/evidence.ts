import type { HealthStatus, KpiStatus } from '../api/types';
import type { EnvironmentStage, KpiCategory } from '../entities';

/** What rules need to know of an agent. @public */
export interface AlertAgent {
  ref: string;
  title: string;
  /** Entity reference; absent without an owner. */
  owner?: string;
  family?: string;
  labels: Readonly<Record<string, string>>;
  /** Entity references of what it depends on, as the catalog says. */
  dependsOn: readonly string[];
}

/** How an instance is. Times are ms since 1970. @public */
export interface InstanceHealthEvidence {
  agentRef: string;
  environmentRef: string;
  stage?: EnvironmentStage;
  status: HealthStatus;
  since: number;
  reason: string;
  /** Whether it counts: one that is not deployed yet, or in maintenance, does not. */
  counts: boolean;
  /**
   * Components of its health document that are as bad as the worst of them, where that is not well,
   * as `component:measurement`.
   */
  failing: readonly string[];
}

/** An instance that answered before and does not any more. @public */
export interface UnreachedInstance {
  agentRef: string;
  environmentRef: string;
  /** Of its address, without the port. */
  host: string;
  /** When it answered last, ms since 1970. */
  answeredAt: number;
}

/** How much of the fleet the portal reaches. @public */
export interface ReachEvidence {
  /** Instances that were probed lately and have ever answered. */
  probed: number;
  /** Those of them that gave no answer at all to the last probe, and are not in maintenance. */
  unreached: readonly UnreachedInstance[];
  /** For how long a measurement speaks for the present, ms. */
  freshnessMs: number;
}

/** How something is that agents depend on, in one environment, as they report it. @public */
export interface DependencyEvidence {
  /** Entity reference, where the catalog knows it. */
  ref?: string;
  title: string;
  environmentRef: string;
  stage?: EnvironmentStage;
  status: HealthStatus;
  since: number;
  reason: string;
  /** Entity references of what it depends on itself, as the catalog says. */
  dependsOn?: readonly string[];
  /** Those that report it as not well, with the component in which they do. */
  agents: ReadonlyArray<{
    agentRef: string;
    /** As `component:measurement`; the other measurements of the component are meant, too. */
    component: string;
    reason?: string;
  }>;
}

/** How a KPI of an agent stands. @public */
export interface KpiEvidence {
  agentRef: string;
  kpiId: string;
  title: string;
  category: KpiCategory;
  status: KpiStatus;
  since: number;
  reason: string;
  environmentRef?: string;
  stage?: EnvironmentStage;
  /** How fast its error budget is used up, where it has one. */
  burns: ReadonlyArray<{
    id: 'fast' | 'slow' | 'ticket';
    status: 'burning' | 'ok' | 'unknown';
    /** Since when it burns, where that is known. */
    since?: number;
    text: string;
  }>;
}

/** A rollout that has come to a state that may be worth an alert. @public */
export interface RolloutEvidence {
  rolloutId: string;
  agentRef: string;
  environmentRef: string;
  stage?: EnvironmentStage;
  version: string;
  state: 'rolled-back' | 'failed' | 'held' | 'rolling-back';
  since: number;
  reason: string;
}

/** How an agent stands below what it had or needs. @public */
export interface ReadinessEvidence {
  agentRef: string;
  scorecardRef: string;
  scorecardTitle: string;
  change: 'level-lost' | 'below-required';
  environmentRef?: string;
  stage?: EnvironmentStage;
  since: number;
  reason: string;
}

/** An alert that another system sent. @public */
export interface ExternalSignal {
  /** The sender's own, unique with `source`. */
  fingerprint: string;
  /** Name of the configured sender, or `alertmanager`. */
  source: string;
  labels: Readonly<Record<string, string>>;
  annotations: Readonly<Record<string, string>>;
  startsAt: number;
  receivedAt: number;
  /** When it ended; absent while it fires. */
  endsAt?: number;
  /** Whether it is not known that it ended: it was not heard of for too long, and counts as over. */
  isLost?: boolean;
  generatorUrl?: string;
  /** Of the agent that its labels name, where the catalog has it. */
  agentRef?: string;
  environmentRef?: string;
  stage?: EnvironmentStage;
}

/**
 * That the alert of a system that always fires, by which it is known to work, does not come any
 * more. Times in ms.
 *
 * @public
 */
export interface MissingHeartbeat {
  /** Name of the system. */
  system: string;
  alertname: string;
  withinMs: number;
  /** When it was heard of last, or else since when it is waited for. */
  since: number;
  /** Whether it was heard of at all. */
  wasHeard: boolean;
}

/**
 * Everything that rules look at. What is absent could not be collected: alerts of that kind stay as
 * they are.
 *
 * @public
 */
export interface AlertEvidence {
  agents: readonly AlertAgent[];
  health?: readonly InstanceHealthEvidence[];
  /** One at most. */
  reach?: readonly ReachEvidence[];
  dependencies?: readonly DependencyEvidence[];
  kpis?: readonly KpiEvidence[];
  rollouts?: readonly RolloutEvidence[];
  readiness?: readonly ReadinessEvidence[];
  external?: readonly ExternalSignal[];
  missingHeartbeats?: readonly MissingHeartbeat[];
}
