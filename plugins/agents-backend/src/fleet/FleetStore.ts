import type { FleetRecord, PhaseTransition } from './model';

/** A note that an agent changed and that its row has yet to follow. */
export interface ChangeMark {
  id: number;
  agentRef: string;
}

/** What is written of the fleet at once. */
export interface FleetChanges {
  put: FleetRecord[];
  transitions: PhaseTransition[];
  remove: string[];
  /** Marks that are seen to with it. */
  marks?: ChangeMark[];
}

/** Writes the rows of the fleet. */
export interface FleetStore {
  /**
   * Does some work while no other process does such work, so that what it writes never rests on
   * older measurements than what is there.
   *
   * @param work - Given the store to read and write with.
   */
  exclusively<T>(work: (store: FleetStore) => Promise<T>): Promise<T>;
  /** The stored rows of the named agents. */
  getRecords(refs: string[]): Promise<Map<string, FleetRecord>>;
  /** References of all rows. */
  listRefs(): Promise<string[]>;
  /** References of the rows whose traffic is shared between releases. */
  listWeighted(): Promise<string[]>;
  /** Marks of the named agents, or of all. */
  listMarks(refs?: string[]): Promise<ChangeMark[]>;
  /**
   * Stores rows and the changes of phase that they show, and removes others, in one transaction.
   * The history of an agent that is removed stays until it is pruned.
   */
  save(changes: FleetChanges): Promise<void>;
  /** Deletes changes of phase from before then, in milliseconds since 1970. */
  prune(before: number): Promise<void>;
}
