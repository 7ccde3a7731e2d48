import type {
  Rollout,
  RolloutObservations,
} from '@agent-portal/plugin-agents-common';
import type { TrafficObservation } from '@agent-portal/plugin-agents-node';
import type { GateEvidence } from './judgeRolloutGates';

/** What gates that ask for a level of a scorecard are judged by. */
export type StandingEvidence = Pick<
  GateEvidence,
  'scorecards' | 'standings' | 'breakGlass' | 'declared'
>;

/** Knows how the agents of rollouts stand on scorecards. */
export interface GateSource {
  /** Reads what is known about all of them once. */
  read(
    rollouts: Rollout[],
    now: number,
  ): Promise<(rollout: Rollout) => StandingEvidence>;
}

/** Knows whether plans let rollouts begin. */
export interface PlanSource {
  /**
   * Reads all plans once.
   *
   * @param options.seen - What drivers were seen to show already, by `instanceKey`.
   */
  read(
    rollouts: Rollout[],
    options: { seen?: Map<string, TrafficObservation>; signal?: AbortSignal },
  ): Promise<(rollout: Rollout) => RolloutObservations['plan']>;
}
