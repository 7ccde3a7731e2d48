import type { FleetStore } from './FleetStore';
import type { FleetRecord, PhaseTransition } from './model';

/** A {@link FleetStore} for tests. */
export class MemoryFleetStore implements FleetStore {
  readonly records = new Map<string, FleetRecord>();
  readonly transitions: PhaseTransition[] = [];

  private constructor() {}

  static create(): MemoryFleetStore {
    return new MemoryFleetStore();
  }

  async getRecords(refs: string[]): Promise<Map<string, FleetRecord>> {
    const found = refs.flatMap(ref => this.records.get(ref) ?? []);
    return new Map(
      found.map(record => [record.row.ref, structuredClone(record)]),
    );
  }

  async listRefs(): Promise<string[]> {
    return [...this.records.keys()].sort();
  }

  async listWeighted(): Promise<string[]> {
    return [...this.records.values()]
      .filter(record => record.row.weight !== undefined)
      .map(record => record.row.ref);
  }

  async save(changes: {
    put: FleetRecord[];
    transitions: PhaseTransition[];
    remove: string[];
  }): Promise<void> {
    for (const ref of changes.remove) this.records.delete(ref);
    for (const record of changes.put) {
      this.records.set(record.row.ref, structuredClone(record));
    }
    this.transitions.push(...changes.transitions);
  }
}
