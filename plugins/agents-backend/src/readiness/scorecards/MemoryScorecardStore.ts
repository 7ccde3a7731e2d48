import type {
  ScorecardChanges,
  ScorecardRecord,
  ScorecardStore,
} from './ScorecardStore';

/** A {@link ScorecardStore} for tests. */
export class MemoryScorecardStore implements ScorecardStore {
  readonly #records = new Map<string, ScorecardRecord>();
  readonly #holders = new Map<string, Map<string, number>>();
  /** Ranks as evaluations would leave them, by scorecard and agent. */
  readonly ranks = new Map<string, Map<string, number>>();

  private constructor() {}

  static create(): MemoryScorecardStore {
    return new MemoryScorecardStore();
  }

  async exclusively<T>(
    work: (store: ScorecardStore) => Promise<T>,
  ): Promise<T> {
    return work(this);
  }

  async list(): Promise<ScorecardRecord[]> {
    return [...this.#records.values()]
      .map(record => structuredClone(record))
      .sort((a, b) => (a.ref < b.ref ? -1 : 1));
  }

  async save({ put, remove }: ScorecardChanges): Promise<void> {
    for (const { record, holders } of put) {
      this.#records.set(record.ref, structuredClone(record));
      if (holders) this.#holders.set(record.ref, new Map(holders));
    }
    for (const ref of remove) {
      this.#records.delete(ref);
      this.#holders.delete(ref);
      this.ranks.delete(ref);
    }
  }

  async listHolders(
    agentRefs: string[],
  ): Promise<Map<string, Map<string, number>>> {
    const found = new Map<string, Map<string, number>>();
    for (const [ref, holders] of this.#holders) {
      const named = [...holders].filter(([agent]) => agentRefs.includes(agent));
      if (named.length > 0) found.set(ref, new Map(named));
    }
    return found;
  }

  async listRanks(scorecardRef: string): Promise<Map<string, number>> {
    return new Map(this.ranks.get(scorecardRef));
  }
}
