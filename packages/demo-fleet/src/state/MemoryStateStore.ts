import { InstanceState, StateStore } from './StateStore';

/** Keeps nothing beyond the life of the process. */
export class MemoryStateStore implements StateStore {
  #states: InstanceState[];

  private constructor(states: InstanceState[]) {
    this.#states = states;
  }

  static create(states: InstanceState[] = []): MemoryStateStore {
    return new MemoryStateStore(states);
  }

  async load(): Promise<InstanceState[]> {
    return structuredClone(this.#states);
  }

  async save(states: InstanceState[]): Promise<void> {
    this.#states = structuredClone(states);
  }
}
