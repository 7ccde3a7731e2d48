/**
 * How severe an alert is, `P0` the most.
 *
 * @public
 */
export type AlertSeverity = 'P0' | 'P1' | 'P2' | 'P3';

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
  /** The least severe alerts that are asked for: `P1`, or less where a gate of the plan wants that. */
  severity: AlertSeverity;
}

/**
 * Why a rollout must not go on.
 *
 * @public
 */
export interface ExternalHold {
  /** `alert` for an open alert of the severity that was asked for, or worse; `gate` for anything else. */
  code: 'alert' | 'gate';
  /** Of the alert; absent: P1, or worse. */
  severity?: AlertSeverity;
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
  /** The least severe alerts that it knows of. Default `P1`. */
  readonly leastSeverity?: AlertSeverity;

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
