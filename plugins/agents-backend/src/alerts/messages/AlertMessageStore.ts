import type {
  AlertDelivery,
  AlertMessage,
} from '@agent-portal/plugin-agents-common';

/** A message that is to be told now. */
export interface DueAlertMessage extends AlertMessage {
  /** Earlier ones that failed, or were cut off. */
  attempts: number;
  /** Messages of one batch are told together. */
  batch?: string;
  /** Receivers, of several, that were told by an earlier attempt. */
  progress: string[];
}

/** What became of a message. Times in ms. */
export type AlertMessageOutcome =
  | { state: 'sent' | 'skipped' | 'failed'; problem?: string; told?: string[] }
  | {
      /** It is tried again. */
      state: 'pending';
      problem: string;
      dueAt: number;
      progress?: string[];
    };

/** Tells who was told of an alert. */
export interface AlertDeliveryReadModel {
  /** The newest first, at most 100. */
  listDeliveries(alertId: string): Promise<AlertDelivery[]>;
}

/** Keeps what alerts have people and other systems told, until it is told, and what became of it. */
export interface AlertMessageStore extends AlertDeliveryReadModel {
  /** Adds what is to be told; a key that is there already stays as it is. */
  add(messages: readonly AlertMessage[]): Promise<void>;
  /**
   * Takes messages that are due: nobody else is given them until the lease is over, so that a
   * sender that dies leaves them for the next one. The most severe first, of these the oldest.
   */
  claim(options: {
    now: number;
    leaseMs: number;
    limit: number;
  }): Promise<DueAlertMessage[]>;
  /** Has messages told together, also when that is tried again. */
  setBatch(keys: string[], batch: string): Promise<void>;
  /** Notes what became of messages that were claimed. */
  settle(
    keys: string[],
    outcome: AlertMessageOutcome,
    at: number,
  ): Promise<void>;
  /**
   * Ids of alerts that a channel was told of and whose end it was not told.
   *
   * @param since - Only what was told since then, ms.
   */
  listTold(channel: string, since: number): Promise<string[]>;
  /** Forgets what was to be told before then. */
  prune(before: number): Promise<void>;
}
