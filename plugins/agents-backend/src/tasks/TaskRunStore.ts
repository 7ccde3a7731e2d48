/** Remembers when recurring work last succeeded, in whichever backend that was. */
export interface TaskRunStore {
  /** @param at - ms */
  noteSuccess(taskId: string, at: number): Promise<void>;
  /** Ms; undefined when it never did. */
  getLastSuccess(taskId: string): Promise<number | undefined>;
}
