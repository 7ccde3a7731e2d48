import type {
  AlertEventRecord,
  AlertKind,
  AlertOperationResult,
  AlertRecord,
  AlertSilenceRecord,
  AlertStepResult,
} from '@agent-portal/plugin-agents-common';

/** The last time that all evidence was looked at. */
export interface AlertRun {
  /** When looking began, ms since 1970. */
  evaluatedAt: number;
  /** When time alone changes something next; absent when nothing waits for time. */
  dueAt?: number;
  /** Kinds whose evidence could not be collected, each with the reason. */
  unknown: UnknownKind[];
}

/** A kind of alerts of which nobody knows how they stand. */
export interface UnknownKind {
  kind: AlertKind;
  reason: string;
  /** Since when, ms since 1970; absent in runs from before this was noted. */
  since?: number;
}

/** What an evaluation steps forward from. */
export interface AlertStepInput {
  /** Those that are not resolved, and those that were resolved within the last day. */
  alerts: AlertRecord[];
  /** Those that are not over. */
  silences: AlertSilenceRecord[];
}

/** Keeps alerts, everything that happened to them, and what is to be told. */
export interface AlertStore {
  /**
   * Steps all alerts forward in one transaction, in which no other backend can do so.
   *
   * @param options.run - What is noted of the evaluation. One that began before the last one is
   * refused, as it rests on older evidence.
   * @param options.step - Pure: says what changes.
   * @returns What was stored; nothing when it was refused.
   */
  update(options: {
    run: Omit<AlertRun, 'dueAt'>;
    step: (input: AlertStepInput) => AlertStepResult;
  }): Promise<AlertStepResult | undefined>;
  /**
   * Changes one alert, with its events and messages, in one transaction.
   *
   * @param options.revision - The `situation` that the caller saw.
   * @throws NotFoundError; ConflictError when it has another situation; whatever `change` throws.
   */
  operate(options: {
    id: string;
    revision: number;
    change: (record: AlertRecord) => AlertOperationResult;
  }): Promise<AlertOperationResult>;
  /** Notes who was told of an alert, which is no change of it: its revision stays. */
  noteTold(id: string, refs: string[]): Promise<void>;
  /** Notes that nobody could be told of an alert, until somebody is. */
  noteUnreached(id: string, problem: string): Promise<void>;
  /** Notes what happened besides, which is no change of an alert either. */
  addEvents(events: AlertEventRecord[]): Promise<void>;
  /** Nothing while it is pending. */
  get(id: string): Promise<AlertRecord | undefined>;
  /** Those that are open or acknowledged, oldest first. */
  listUnresolved(): Promise<AlertRecord[]>;
  /** What happened to an alert, the newest first. */
  listEvents(id: string, limit: number): Promise<AlertEventRecord[]>;
  /** Nothing before the first evaluation. */
  getLastRun(): Promise<AlertRun | undefined>;
  /**
   * Removes alerts that were resolved before a time, with what happened to them, and such as were
   * over before they were raised.
   *
   * @returns How many.
   */
  prune(options: {
    before: number;
    neverRaisedBefore: number;
  }): Promise<number>;
}
