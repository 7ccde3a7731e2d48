import type { StopLineRecord, StopLineStore } from './StopLineStore';

/** Keeps whether the line is stopped in memory, for tests. */
export class MemoryStopLineStore implements StopLineStore {
  #line: StopLineRecord | undefined;

  private constructor() {}

  static create(): MemoryStopLineStore {
    return new MemoryStopLineStore();
  }

  async get(): Promise<StopLineRecord | undefined> {
    return this.#line;
  }

  async set(line: StopLineRecord): Promise<void> {
    this.#line = { ...line };
  }
}
