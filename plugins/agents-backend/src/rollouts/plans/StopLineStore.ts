/** Whether every rollout of the fleet is stopped, and who said so last. */
export interface StopLineRecord {
  stopped: boolean;
  changedBy: string;
  /** Ms since 1970. */
  changedAt: number;
  reason: string;
}

/** Keeps whether the line is stopped. */
export interface StopLineStore {
  /** Nothing when nobody ever stopped it. */
  get(): Promise<StopLineRecord | undefined>;
  set(line: StopLineRecord): Promise<void>;
}
