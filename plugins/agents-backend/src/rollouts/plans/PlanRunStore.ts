/** Whether a plan makes rollouts by itself, and who said so last. */
export interface PlanRun {
  /** Entity reference of the plan. */
  planRef: string;
  running: boolean;
  changedBy: string;
  /** Ms since 1970. */
  changedAt: number;
  reason?: string;
}

/** Keeps which plans run. */
export interface PlanRunStore {
  /** Of every plan that was ever started, by reference. */
  list(): Promise<Map<string, PlanRun>>;
  set(run: PlanRun): Promise<void>;
}
