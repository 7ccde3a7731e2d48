import type { TaskRunStore } from './TaskRunStore';

/** A {@link TaskRunStore} for tests. */
export class MemoryTaskRunStore implements TaskRunStore {
  readonly #successes = new Map<string, number>();

  private constructor() {}

  static create(): MemoryTaskRunStore {
    return new MemoryTaskRunStore();
  }

  async noteSuccess(taskId: string, at: number): Promise<void> {
    this.#successes.set(taskId, at);
  }

  async getLastSuccess(taskId: string): Promise<number | undefined> {
    return this.#successes.get(taskId);
  }
}
