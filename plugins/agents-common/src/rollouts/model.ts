import type {
  FreezeWindow,
  RollbackCriterion,
  RolloutGate,
  RolloutStep,
  VerdictReaction,
} from '../entities';
import type {
  HealthStatus,
  PowerPreflight,
  RolloutGateOutcome,
  RolloutHold,
  RolloutState,
  RolloutVerdict,
  SmokeTestResult,
  StrategyType,
} from '../api/types';

/**
 * How a rollout judges what it sees. All times in ms, all rates as ratios 0–1.
 *
 * @public
 */
export interface JudgementPolicy {
  /**
   * Greatest chance that a candidate which is as good as the stable release is ever found to be
   * worse, however often it is looked at: the comparison fails once its e-value is above the
   * inverse of it.
   */
  significance: number;
  /** Confidence of the Wilson bound that absolute limits are held against. */
  confidence: number;
  /** Requests of the candidate that a bake needs when its step names no number. */
  minimumSamples: number;
  /** A measurement older than this is none. */
  freshnessMs: number;
  /** How long a command or a smoke test may take. */
  commandTimeoutMs: number;
  /** How long the former release is kept ready after the last step, so that it can be rolled back to. */
  retentionMs: number;
  /** What to do about each verdict; a pass goes on. */
  reactions: {
    fail: VerdictReaction;
    /** The time to bake is over, and the samples are too few. */
    insufficient: VerdictReaction;
    /** The source answers, and has nothing about the candidate. */
    'no-data': VerdictReaction;
    /** The source does not answer. */
    'source-error': VerdictReaction;
  };
}

/** A step with its times in ms. @public */
export type PolicyStep =
  | Exclude<RolloutStep, { type: 'bake' }>
  | { type: 'bake'; durationMs: number; minimumSamples?: number };

/**
 * Everything a rollout goes by, taken from the plan when the rollout is made and never changed
 * after: another plan makes another rollout.
 *
 * @public
 */
export interface RolloutPolicy {
  /** Reference of the plan; absent for a rollout outside any plan. */
  plan?: string;
  /** Id and title of the wave. */
  wave?: { id: string; title: string };
  /** Name of the strategy in the plan. */
  strategy: string;
  type: StrategyType;
  steps: PolicyStep[];
  rollback: RollbackCriterion[];
  /** Those that stand before this wave. */
  gates: RolloutGate[];
  freezeWindows: FreezeWindow[];
  judgement: JudgementPolicy;
}

/** What a driver is asked to bring about; always a state to reach, so that asking twice is harmless. @public */
export type TrafficTarget =
  /** This share (percent) of the traffic to the candidate. */
  | { type: 'split'; weight: number }
  /** The candidate becomes the stable release; the former one is kept while `keepFormer`. */
  | { type: 'promote'; keepFormer: boolean }
  /** All traffic to the release that was stable when the rollout began. */
  | { type: 'restore' }
  /** The former stable release becomes the release of another environment. */
  | { type: 'demote'; environment: string };

/**
 * One change of traffic that a rollout wants; at most one is under way.
 *
 * @public
 */
export interface RolloutCommand {
  /** `<rollout>:<number>`, rising from 1: the idempotency key. */
  id: string;
  number: number;
  target: TrafficTarget;
  /** When it was decided, ms since 1970. */
  issuedAt: number;
  /** How often the driver refused or did not answer. */
  failures: number;
}

/** What one release did, counted from the start of a segment. @public */
export interface ReleaseCounts {
  requests: number;
  /** Requests that ended in an error. */
  errors: number;
  /** Tasks that ended as failed. */
  failedTasks: number;
  complaints: number;
  /**
   * Requests by the upper bound of their latency in s, not cumulative. Unbounded is
   * `Number.MAX_VALUE`, as JSON has no infinity.
   */
  latency: Array<{ le: number; count: number }>;
}

/**
 * Both releases side by side under one weight. Segments are compared each for itself, so that
 * neither a changed weight nor a changed load can pass for a difference between releases.
 *
 * @public
 */
export interface EvidenceSegment {
  /** Percent of the traffic meant for the candidate. */
  weight: number;
  /** Ms since 1970. */
  from: number;
  /** Until when it is counted, ms since 1970. */
  to: number;
  candidate: ReleaseCounts;
  stable: ReleaseCounts;
}

/** How far a bake has come. @public */
export interface BakeProgress {
  startedAt: number;
  /** Time that counted: data fresh, healthy, nothing that holds. Ms. */
  validMs: number;
  requiredMs: number;
  /** Requests of the candidate since the bake began. */
  samples: number;
  requiredSamples: number;
  /** Requests of the candidate at the start of the bake, within the present segment. */
  samplesBefore: number;
  /** Until when time was counted, ms since 1970. */
  countedTo: number;
}

/** How a rollout ends that gives its traffic back. @public */
export type RolloutEnding = 'rolled-back' | 'aborted' | 'superseded';

/**
 * Where the traffic of an instance was shifted when its rollout was made.
 *
 * @public
 */
export interface PinnedTraffic {
  /** Id of the traffic driver. */
  driver: string;
  /** Base URL of the instance. */
  url: string;
  /** What the catalog said for the driver. */
  settings: { namespace?: string; name?: string; cluster?: string };
}

/**
 * A rollout as the engine sees it: a plain value, from which nothing but `decide` and
 * `applyOperation` make the next one.
 *
 * @public
 */
export interface Rollout {
  id: string;
  agent: string;
  environment: string;
  policy: RolloutPolicy;
  /** `sha256:…` of the policy. */
  policyVersion: string;
  /** Version that is rolled out. */
  candidate: string;
  /** Digest of what is rolled out, where the catalog declares it. */
  digest?: string;
  /**
   * Where its traffic is seen and shifted, whatever the catalog names later; absent where the catalog
   * named no driver.
   */
  target?: PinnedTraffic;
  /** Version that served when the rollout left `pending`. */
  stable?: string;
  state: RolloutState;
  /** Index of the step that is under way; the number of steps when all are done. */
  step: number;
  /** Since when it is this step, ms since 1970. */
  stepSince: number;
  /** Percent of the traffic that the candidate is meant to get. */
  weight: number;
  /** Percent that the driver was last seen to give it. */
  observedWeight?: number;
  /** Why it does not go on now; empty when it does. */
  holds: RolloutHold[];
  /** While `paused`: the state to go on with. */
  resumeTo?: RolloutState;
  /** While `rolling-back`: how it ends once the traffic is back. */
  endAs?: RolloutEnding;
  command?: RolloutCommand;
  /** Number of the last command. */
  commands: number;
  /**
   * Whether the candidate was to get traffic since the driver last gave all of it back. One that was
   * asked for may still come through, whatever the driver shows.
   */
  mayHaveTraffic?: boolean;
  smokeTest?: SmokeTestResult;
  preflight?: PowerPreflight;
  bake?: BakeProgress;
  /** The present one last. */
  segments: EvidenceSegment[];
  verdict?: RolloutVerdict;
  gates: RolloutGateOutcome[];
  approvals: RolloutApproval[];
  signals: RolloutSignal[];
  /** Until when the former release can be rolled back to, ms since 1970; set when the candidate is promoted. */
  retainedUntil?: number;
  createdBy: string;
  /** Who let it begin again last, and does not approve it either. */
  retriedBy?: string;
  createdAt: number;
  startedAt?: number;
  /** Since when the state is what it is. */
  stateSince: number;
  endedAt?: number;
  /** Why it ended, or stands where it stands, in a sentence. */
  reason: string;
  /** Last moment that was taken in, ms since 1970; time before it is not counted again. */
  clock: number;
}

/** Somebody approved a gate of a rollout. @public */
export interface RolloutApproval {
  gate: string;
  by: string;
  /** The groups that the approver belonged to. */
  groups: string[];
  at: number;
  reason?: string;
}

/** Somebody reported something that a plan rolls back for. @public */
export interface RolloutSignal {
  signal: string;
  by: string;
  at: number;
  reason?: string;
}

/** What the measurements of a rollout's present segment say. @public */
export type MetricsObservation =
  | {
      status: 'ok';
      /** When the newest of it was measured, ms since 1970. */
      at: number;
      /** What was asked, so that a person can ask it again. */
      query: string;
      /** The present segment, counted anew from its start. */
      segment: EvidenceSegment;
    }
  | { status: 'no-data' | 'source-error'; query: string; reason: string };

/** What the driver sees. @public */
export type DriverObservation =
  | {
      status: 'ok';
      at: number;
      /** Percent of the traffic to the candidate. */
      weight: number;
      stable?: string;
      candidate?: string;
      /** Whether the former release is still there to go back to. */
      canRestore: boolean;
      /** Something that the driver itself reports, such as `Degraded: …`. */
      problem?: string;
    }
  | { status: 'error'; reason: string };

/**
 * A KPI that a criterion of the policy is about.
 *
 * @public
 */
export type KpiObservation =
  | {
      kpi: string;
      status: 'ok';
      /** Whether it was measured on the candidate alone or on the whole agent. */
      of: 'candidate' | 'agent';
      at: number;
      value: number;
      /**
       * Where the KPI is a share, or a quantile of a histogram: how many of how many are beyond the
       * criterion's limit, and the share up to which that is allowed. Then the bound of the share
       * decides, otherwise the value.
       */
      share?: { events: number; total: number; allowed: number };
      query: string;
    }
  | { kpi: string; status: 'unknown'; reason: string };

/** How the command that was under way went. @public */
export type CommandOutcome =
  | { id: string; status: 'applied'; at: number }
  | { id: string; status: 'failed'; at: number; reason: string };

/**
 * Everything that was seen at one moment. What could not be seen says so; nothing is left out.
 *
 * @public
 */
export interface RolloutObservations {
  driver: DriverObservation;
  metrics: MetricsObservation;
  health: { status: HealthStatus; at?: number; reason: string };
  /** The gates of the policy that no person decides, as they stand. */
  gates: RolloutGateOutcome[];
  /** The KPIs that the policy's criteria name. */
  kpis: KpiObservation[];
  /** What holds it from outside, such as an open alert; `since` in ms since 1970. */
  holds?: Array<{ code: 'alert' | 'gate'; text: string; since: number }>;
  command?: CommandOutcome;
  smokeTest?: SmokeTestResult;
  /** The expected load, for the power preflight: requests a day and the error rate of the stable release. */
  traffic?: { requestsPerDay: number; errorRate: number; at: number };
  /** Who stopped the fleet, when, and why. */
  stopLine?: { by: string; at: number; reason: string };
  /** Why the plan does not let this rollout start or go on yet; see `planWaves`. */
  plan: { mayStart: boolean; waitsFor: string[] };
  /** Set when the catalog no longer has the agent, or the agent's instance in the environment. */
  missing?: string;
  /** A newer rollout of the same agent in the same environment. */
  supersededBy?: string;
}

/** Something a person or a system asks of a rollout. @public */
export type RolloutOperation =
  | { type: 'approve'; gate: string; groups: string[] }
  | { type: 'pause' | 'resume' | 'promote' | 'abort' | 'rollback' | 'retry' }
  | { type: 'signal'; signal: string };

/** Who asked, and why. @public */
export interface OperationContext {
  by: string;
  reason?: string;
}

/** What a decision writes into the ledger, before it is numbered and chained. @public */
export interface LedgerDraft {
  /** Short code of what happened, such as `weight-set` or `rolled-back`. */
  kind: LedgerKind;
  at: number;
  /** A sentence for people. */
  text: string;
  /** Who did it; `engine` for the engine. */
  by: string;
  reason?: string;
  /** Exact query, window, raw numbers, thresholds: what a person needs to check it. */
  evidence?: Record<string, unknown>;
}

/** What an entry of a ledger is about. @public */
export type LedgerKind =
  | 'created'
  | 'started'
  | 'preflight'
  | 'gate'
  | 'approved'
  | 'smoke-test'
  | 'command'
  | 'command-failed'
  | 'weight-reached'
  | 'bake-started'
  | 'verdict'
  | 'bake-ended'
  | 'held'
  | 'released'
  | 'paused'
  | 'resumed'
  | 'promoted'
  | 'rolling-back'
  | 'signal'
  | 'drift'
  | 'retired'
  | 'ended';

/** What follows from a rollout and what was seen. @public */
export interface RolloutDecision {
  /** The same object when nothing changed. */
  rollout: Rollout;
  entries: LedgerDraft[];
}

/** What a decision was made from; enough to make it once more. @public */
export type RolloutInput =
  | { type: 'create'; at: number; rollout: Rollout }
  | { type: 'tick'; at: number; observations: RolloutObservations }
  | {
      type: 'operation';
      at: number;
      operation: RolloutOperation;
      context: OperationContext;
      /** What stood when it was asked for. */
      observations?: RolloutObservations;
    };
