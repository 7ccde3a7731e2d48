import type {
  PowerPreflight,
  RolloutGateOutcome,
  RolloutHold,
  RolloutState,
  RolloutVerdict,
  SmokeTestResult,
} from '../../api/types';
import type { RolloutPolicy } from './policy';

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
  /** For how long an alert has held it without a break, ms, and until when that was counted. */
  heldByAlert?: { ms: number; countedTo: number };
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
  /** What it went on in spite of by break-glass, as the ledger has it. */
  lifted?: string[];
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
