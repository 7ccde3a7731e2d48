import type { TaskHistory, TaskRecord } from './TaskHistory.ts';

const mostTasks = 10_000;

/** The latest tasks, until the service ends. */
export class MemoryTaskHistory implements TaskHistory {
  readonly #tasks = new Map<string, TaskRecord>();

  private constructor() {}

  static create(): MemoryTaskHistory {
    return new MemoryTaskHistory();
  }

  async record(task: TaskRecord): Promise<void> {
    this.#tasks.set(task.id, task);
    const [oldest] = this.#tasks.keys();
    if (this.#tasks.size > mostTasks && oldest !== undefined) {
      this.#tasks.delete(oldest);
    }
  }

  async find(id: string): Promise<TaskRecord | undefined> {
    return this.#tasks.get(id);
  }
}
