import type { FleetRecord, PhaseTransition } from './model';

/** Writes the rows of the fleet. */
export interface FleetStore {
  /** The stored rows of the named agents. */
  getRecords(refs: string[]): Promise<Map<string, FleetRecord>>;
  /** References of all rows. */
  listRefs(): Promise<string[]>;
  /** References of the rows whose traffic is shared between releases. */
  listWeighted(): Promise<string[]>;
  /** Stores rows and the changes of phase that they show, and removes others, in one transaction. */
  save(changes: {
    put: FleetRecord[];
    transitions: PhaseTransition[];
    remove: string[];
  }): Promise<void>;
}
