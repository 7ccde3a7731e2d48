import type {
  HealthStatus,
  RolloutGateOutcome,
  SmokeTestResult,
} from '../../api/types';
import type { EvidenceSegment } from './rollout';

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

/** What somebody opened by break-glass, with the approval of another. @public */
export interface BreakGlassObservation {
  /** Until when, who asked and who approved, and in spite of what, in a sentence. */
  text: string;
  /** One for each thing that does not hold the rollout though it is there. */
  keys: string[];
  /** Whether the agent's failing health is among it. */
  health: boolean;
}

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
  /** What would hold it but for a break-glass; it is not among `holds`. */
  breakGlass?: BreakGlassObservation;
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
