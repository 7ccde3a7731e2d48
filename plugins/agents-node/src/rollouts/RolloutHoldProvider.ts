/**
 * An instance of an agent that is being rolled out.
 *
 * @public
 */
export interface HoldRequest {
  /** Entity reference of the agent. */
  agentRef: string;
  /** Entity reference of the environment. */
  environmentRef: string;
}

/**
 * Why a rollout must not go on.
 *
 * @public
 */
export interface ExternalHold {
  /** `alert` for an open alert of severity P0 or P1; `gate` for anything else. */
  code: 'alert' | 'gate';
  /** A sentence for people. */
  text: string;
  /** Ms since 1970. */
  since: number;
}

/**
 * Knows reasons outside the rollout for which it must wait, such as open alerts.
 *
 * @public
 */
export interface RolloutHoldProvider {
  /** Unique among the providers. */
  readonly id: string;

  /**
   * Lists the reasons, all instances in one call.
   *
   * @returns One list per request, in the order of the requests.
   * @throws When it does not know: the rollouts are then held for that reason.
   */
  listHolds(
    requests: HoldRequest[],
    options: { now: number; signal?: AbortSignal },
  ): Promise<ExternalHold[][]>;
}
