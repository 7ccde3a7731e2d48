import type { Entity } from '@backstage/catalog-model';
import type { AGENT_PORTAL_API_VERSION, ROLLOUT_PLAN_KIND } from './constants';

/** What to do about a verdict that is not a pass. @public */
export type VerdictReaction = 'hold' | 'extend' | 'roll-back';

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
  /** Name of one of the plan's strategies, or of a built-in one. */
  strategy?: string;
  /** Ids of the waves that must be complete before. */
  dependsOn?: string[];
  /** How many of its agents may be rolled out at the same time, at least 1; absent: all of them. */
  concurrency?: number;
  /** How many of its rollouts may end badly before it starts no more; absent: none. */
  failureBudget?: number;
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
 * How a strategy judges what it sees; what is absent is as the portal has it by default.
 *
 * @public
 */
export type RolloutJudgement = {
  /**
   * Greatest chance that a candidate which is as good as the stable release is ever found to be
   * worse by the comparison of the two; above 0, at most 0.5.
   */
  significance?: number;
  /** Confidence of the bounds that are held against absolute limits; from 0.5, below 1. */
  confidence?: number;
  /** Requests of the candidate that a bake needs when its step names no number. */
  minimumSamples?: number;
  /** Duration after which a measurement is too old to count. */
  freshness?: string;
  /** Duration for which the former release is kept to go back to, after the last step. */
  retention?: string;
  /** What to do about each verdict that is no pass. */
  reactions?: {
    /** The candidate is worse, or beyond a limit; a rollout never goes on then. */
    fail?: Exclude<VerdictReaction, 'extend'>;
    /** The time to bake is over, and the samples are too few. */
    insufficient?: VerdictReaction;
    /** The source of the measurements has nothing about the candidate. */
    'no-data'?: VerdictReaction;
    /** The source of the measurements does not answer. */
    'source-error'?: VerdictReaction;
  };
};

/**
 * How a release takes over the traffic of an environment.
 *
 * @public
 */
export type RolloutStrategy = {
  type: 'blue-green' | 'canary';
  /** Who gets a canary first, in words, such as `early adopters`. */
  cohort?: string;
  /** In order; their weights rise and end at 100. */
  steps: RolloutStep[];
  rollback?: RollbackCriterion[];
  judgement?: RolloutJudgement;
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
 * A time in which nothing is rolled out, once.
 *
 * @public
 */
export type DatedFreezeWindow = {
  title: string;
  /**
   * ISO 8601 date-time with its offset; without one, the local time in `timeZone`. Read entities
   * have it in UTC.
   */
  from: string;
  /** As `from`, and after it. */
  to: string;
  /** IANA name of the zone whose local time is meant, and shown; absent: UTC. */
  timeZone?: string;
  weekly?: undefined;
};

/**
 * A time in which nothing is rolled out, every week.
 *
 * @public
 */
export type WeeklyFreezeWindow = {
  title: string;
  /** IANA name of the zone whose local time is meant, such as `Europe/Berlin`. */
  timeZone: string;
  /**
   * Local day and time, such as `Fri 16:00`; `to` is the first such moment after `from`, and not
   * part of the window.
   */
  weekly: { from: string; to: string };
  from?: undefined;
  to?: undefined;
};

/**
 * A time in which nothing is rolled out.
 *
 * @public
 */
export type FreezeWindow = DatedFreezeWindow | WeeklyFreezeWindow;

/**
 * The `spec` of a `RolloutPlan`.
 *
 * @public
 */
export type RolloutPlanSpec = {
  owner: string;
  system?: string;
  /** Reference of the environment that it rolls out in; absent: the one for production. */
  environment?: string;
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
