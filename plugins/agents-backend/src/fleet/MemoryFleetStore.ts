import type { ChangeMark, FleetChanges, FleetStore } from './FleetStore';
import type { FleetRecord, PhaseTransition } from './model';

/** A {@link FleetStore} for tests. */
export class MemoryFleetStore implements FleetStore {
  readonly records = new Map<string, FleetRecord>();
  transitions: PhaseTransition[] = [];
  marks: ChangeMark[] = [];

  private constructor() {}

  static create(): MemoryFleetStore {
    return new MemoryFleetStore();
  }

  async exclusively<T>(work: (store: FleetStore) => Promise<T>): Promise<T> {
    return work(this);
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

  async listMarks(refs?: string[]): Promise<ChangeMark[]> {
    return this.marks.filter(
      ({ agentRef }) => !refs || refs.includes(agentRef),
    );
  }

  async save(changes: FleetChanges): Promise<void> {
    for (const ref of changes.remove) this.records.delete(ref);
    for (const record of changes.put) {
      this.records.set(record.row.ref, structuredClone(record));
    }
    this.transitions.push(...changes.transitions);
    const seen = new Set(changes.marks?.map(mark => mark.id));
    this.marks = this.marks.filter(({ id }) => !seen.has(id));
  }

  async prune(before: number): Promise<void> {
    this.transitions = this.transitions.filter(
      ({ at }) => Date.parse(at) >= before,
    );
  }
}
