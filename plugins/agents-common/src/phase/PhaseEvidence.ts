import type {
  HealthStatus,
  Phase,
  PhaseDetail,
  ReleaseShare,
  Stage,
} from '../api/types';

/** Share of production requests up to which a new release counts as a canary, 0–1. @public */
export const CANARY_MAXIMUM_SHARE = 0.2;

/**
 * How far beyond {@link CANARY_MAXIMUM_SHARE} a share has to go for an agent to leave the side it is
 * on, 0–1: shares of few requests vary by chance, and a phase is no news that comes back each
 * minute.
 *
 * @public
 */
export const CANARY_MARGIN = 0.05;

/** How far back requests count when telling which releases serve, in ms. @public */
export const RELEASE_WINDOW_MS = 5 * 60_000;

/**
 * What was seen of one instance.
 *
 * @public
 */
export interface PhaseInstanceEvidence {
  /** Entity reference of the environment. */
  environment: string;
  /** The environment's name for people. */
  title: string;
  stage: Stage;
  health: HealthStatus;
  /** When the instance last answered a probe as alive; absent when it never did. */
  aliveAt?: string;
  /** The version that it reports. */
  release?: string;
  /** How the requests of the last {@link RELEASE_WINDOW_MS} were spread over releases. */
  releases?: ReleaseShare[];
}

/**
 * A rollout that is under way or was the last to end in this agent's production.
 *
 * @public
 */
export interface PhaseRolloutEvidence {
  state: 'progressing' | 'paused' | 'rolled-back';
  /** Share of production requests meant for the new release, 0–1. */
  weight: number;
  release: string;
  reason: string;
  /** Entity reference of the environment; absent: the one that tells most. */
  environment?: string;
}

/**
 * Everything that a phase is derived from.
 *
 * @public
 */
export interface PhaseEvidence {
  /** `spec.lifecycle` of the entity. */
  lifecycle?: string;
  /** The wave that the rollout plan puts the agent in, as people call it. */
  wave?: string;
  instances: PhaseInstanceEvidence[];
  /** Environments that it is declared in and that the catalog does not know, so that they have no stage. */
  unknownEnvironments?: string[];
  rollout?: PhaseRolloutEvidence;
  /** The phase that held until now. */
  previousPhase?: Phase;
}

/** A phase with its reasons, before anyone has noted since when it holds. @public */
export type DerivedPhase = Omit<PhaseDetail, 'since'>;
