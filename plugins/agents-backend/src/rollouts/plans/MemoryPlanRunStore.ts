import type { PlanRun, PlanRunStore } from './PlanRunStore';

/** Keeps which plans run in memory, for tests. */
export class MemoryPlanRunStore implements PlanRunStore {
  readonly #runs = new Map<string, PlanRun>();

  private constructor() {}

  static create(): MemoryPlanRunStore {
    return new MemoryPlanRunStore();
  }

  async list(): Promise<Map<string, PlanRun>> {
    return new Map(this.#runs);
  }

  async set(run: PlanRun): Promise<void> {
    this.#runs.set(run.planRef, { ...run });
  }
}
