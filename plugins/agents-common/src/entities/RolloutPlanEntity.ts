import type { Entity } from '@backstage/catalog-model';
import type { AGENT_PORTAL_API_VERSION, ROLLOUT_PLAN_KIND } from './constants';

/**
 * Chooses the agents of a wave: those that `names` lists, and those that are of
 * the `family` and carry all the `labels`. At least one of the three is given.
 *
 * @public
 */
export type WaveAgents = {
  /** Entity references; kind `component` when one names none. */
  names?: string[];
  /** The family of the agents, as in `spec.agent.family`. */
  family?: string;
  /** Labels of the agents, as in `metadata.labels`. */
  labels?: { [label: string]: string };
};

/**
 * A group of agents that is rolled out together.
 *
 * @public
 */
export type RolloutWave = {
  /** Unique within the plan. */
  id: string;
  title: string;
  /** When it is meant to happen, in the plan's own words, such as `Week 5`. */
  schedule?: string;
  agents: WaveAgents;
  /** Name of one of the plan's strategies. */
  strategy?: string;
  /** Ids of the waves that must be complete before. */
  dependsOn?: string[];
};

/**
 * One step of a strategy.
 *
 * `smoke-test` runs the release's smoke tests, `weight` sends that share of the
 * traffic (in percent) to the candidate, `bake` watches it for as long, `hold`
 * waits for a person, and `demote` makes the former stable release the one of
 * another environment.
 *
 * @public
 */
export type RolloutStep =
  | { type: 'smoke-test' }
  | { type: 'weight'; weight: number }
  | { type: 'bake'; duration: string; minimumSamples?: number }
  | { type: 'hold' }
  | { type: 'demote'; environment: string };

/**
 * What rolls a release back: a KPI that leaves its limits while the candidate
 * serves traffic, or a signal raised by a person or another system.
 *
 * @public
 */
export type RollbackCriterion =
  | { type: 'kpi'; kpi: string; above?: number; below?: number }
  | { type: 'signal'; signal: string };

/**
 * How a release takes over the traffic of an environment.
 *
 * @public
 */
export type RolloutStrategy = {
  type: 'blue-green' | 'canary';
  /** Who gets a canary first, in words, such as `early adopters`. */
  cohort?: string;
  steps: RolloutStep[];
  rollback?: RollbackCriterion[];
};

/**
 * Something that must hold before a wave starts.
 *
 * @public
 */
export type RolloutGate = {
  /** Unique within the plan. */
  id: string;
  title: string;
  /** Ids of the waves it stands before; absent: all of them. */
  waves?: string[];
} & (
  | {
      type: 'approval';
      /** References of the users and groups who may approve. */
      approvers: string[];
      /** How many of them must; default 1. */
      quorum?: number;
    }
  | { type: 'health' }
  | { type: 'kpis'; kpis?: string[] }
  | { type: 'scorecard'; scorecard: string; level: string }
  | { type: 'alerts'; severity: 'P0' | 'P1' | 'P2' | 'P3' }
);

/**
 * A time in which nothing is rolled out.
 *
 * @public
 */
export type FreezeWindow = {
  title: string;
  /** ISO 8601 date-time with its offset. */
  from: string;
  /** ISO 8601 date-time with its offset; after `from`. */
  to: string;
};

/**
 * The `spec` of a `RolloutPlan`.
 *
 * @public
 */
export type RolloutPlanSpec = {
  owner: string;
  system?: string;
  waves: RolloutWave[];
  strategies?: { [name: string]: RolloutStrategy };
  gates?: RolloutGate[];
  freezeWindows?: FreezeWindow[];
};

/**
 * Which agents are rolled out when, how, and under which conditions.
 *
 * @public
 */
export interface RolloutPlanEntity extends Entity {
  apiVersion: typeof AGENT_PORTAL_API_VERSION;
  kind: typeof ROLLOUT_PLAN_KIND;
  spec: RolloutPlanSpec;
}
