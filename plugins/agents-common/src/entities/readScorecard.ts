import type {
  ScorecardCampaign,
  ScorecardCheck,
  ScorecardCondition,
  ScorecardFact,
  ScorecardGate,
  ScorecardLevel,
} from './ScorecardEntity';

/**
 * A scorecard with everything its entity leaves out filled in. Durations are ms, times ms since
 * 1970 in UTC, references whole and in lower case.
 *
 * @public
 */
export type Scorecard = {
  entityRef: string;
  title: string;
  description?: string;
  owner: string;
  version: string;
  startsAt?: number;
  graceMs: number;
  default: boolean;
  applies?: ScorecardCondition;
  /** Lowest first; `rank` counts from 1. */
  levels: Array<Omit<ScorecardLevel, 'after'> & { rank: number }>;
  facts: Array<ScorecardFact & { validForMs?: number }>;
  checks: Array<
    ScorecardCheck & {
      weight: number;
      /** Rank of its level. */
      rank: number;
      effortMs?: number;
      freshnessMs?: number;
    }
  >;
  gates: ScorecardGate[];
  campaigns: Array<Omit<ScorecardCampaign, 'deadline'> & { deadline: number }>;
};
