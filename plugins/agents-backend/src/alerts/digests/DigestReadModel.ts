import type { AlertSeverity } from '@agent-portal/plugin-agents-common';
import type { DigestPeriod } from './digestPeriod';

/** A rollout that began or ended in a period, or is under way. */
export interface DigestRollout {
  agentRef: string;
  environmentRef: string;
  version: string;
  state: string;
  /** Whether it began, and whether it ended, in the period. */
  began: boolean;
  ended: boolean;
}

/** A level that an agent gained or lost. */
export interface DigestLevelChange {
  agentRef: string;
  isLoss: boolean;
  text: string;
}

/** An alert that was raised in a period. Times in ms. */
export interface DigestAlert {
  title: string;
  severity: AlertSeverity;
  state: string;
  openedAt: number;
  acknowledgedAt?: number;
}

/** Tells what happened in a period to some agents. */
export interface DigestReadModel {
  listRollouts(
    agentRefs: string[],
    period: DigestPeriod,
  ): Promise<DigestRollout[]>;
  listLevelChanges(
    agentRefs: string[],
    period: DigestPeriod,
  ): Promise<DigestLevelChange[]>;
  /**
   * The most severe first; at most 10,000.
   *
   * @param options.isWholeFleet - Whether alerts about no agent in particular are among them.
   */
  listAlerts(
    agentRefs: string[],
    period: DigestPeriod,
    options: { isWholeFleet: boolean },
  ): Promise<DigestAlert[]>;
}
