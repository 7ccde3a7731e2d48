import type { TrafficTarget } from '@agent-portal/plugin-agents-common';

/**
 * An instance whose traffic a driver shifts.
 *
 * @public
 */
export interface TrafficInstance {
  /** Entity reference of the agent. */
  agentRef: string;
  /** Entity reference of the environment. */
  environmentRef: string;
  /** Base URL of the instance. */
  url: string;
  /** What the entity says in `spec.agent.instances[].rollout`, the driver's id left out. */
  settings: { namespace?: string; name?: string; cluster?: string };
}

/**
 * What a driver sees of an instance. Times in ms since 1970, weights in percent.
 *
 * @public
 */
export type TrafficObservation =
  | {
      status: 'ok';
      at: number;
      /**
       * Share of the traffic that goes to `candidate` now; 0 while there is none. A candidate that
       * was promoted is `stable`, and no candidate any more.
       */
      weight: number;
      /** Version that is stable. */
      stable?: string;
      /** Version that waits or serves beside it; also one that was taken back. */
      candidate?: string;
      /** Version that was stable before, while it can still be gone back to. */
      former?: string;
      /** Highest fencing token that was accepted. */
      fence?: number;
      /** What the traffic system itself finds wrong. */
      problem?: string;
    }
  | { status: 'error'; reason: string };

/**
 * One change of traffic.
 *
 * @public
 */
export interface TrafficCommand {
  /** Idempotency key: a driver that is given the same twice brings it about once. */
  id: string;
  /** Id of the rollout that commands. */
  rolloutId: string;
  /** Version that is rolled out. */
  candidate: string;
  /** Version that served before. */
  stable?: string;
  /**
   * Fencing token, rising with every command for the instance: a driver refuses a command with a
   * lower token than one it has accepted.
   */
  fence: number;
  target: TrafficTarget;
}

/**
 * Shifts traffic between the stable and the candidate release of instances.
 *
 * @public
 */
export interface TrafficDriver {
  /** As in `spec.agent.instances[].rollout.driver`. */
  readonly id: string;

  /**
   * Looks at instances, all in one call so that a driver can ask for many at once.
   *
   * @returns One observation per instance, in the order of the instances. What cannot be seen is an
   * observation with status `error`.
   */
  observe(
    instances: TrafficInstance[],
    options: { signal?: AbortSignal },
  ): Promise<TrafficObservation[]>;

  /**
   * Brings about a state of traffic. Done when it resolves, or, where the traffic system takes its
   * time, when it has taken the command in: a weight counts once it is observed.
   *
   * @throws ConflictError when a command with a higher fencing token was accepted before, and for
   * no other reason.
   * @throws Error with a sentence for people when it cannot be done; it is tried again.
   */
  apply(
    instance: TrafficInstance,
    command: TrafficCommand,
    options: { signal?: AbortSignal },
  ): Promise<void>;
}
