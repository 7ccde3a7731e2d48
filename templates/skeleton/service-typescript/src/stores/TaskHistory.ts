export type TaskStatus = 'completed' | 'failed' | 'held' | 'refused';

/** What is kept about a task; neither its input nor its answer. */
export interface TaskRecord {
  id: string;
  user: string;
  status: TaskStatus;
  /** Empty when there was none. */
  errorType: string;
  inputSha256: string;
  release: string;
  /** ISO 8601, UTC. */
  askedAt: string;
  seconds: number;
}

/** How past tasks ended. */
export interface TaskHistory {
  record(task: TaskRecord): Promise<void>;
  find(id: string): Promise<TaskRecord | undefined>;
}
