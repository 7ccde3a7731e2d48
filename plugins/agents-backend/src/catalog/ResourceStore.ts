import type { ResourceDescriptor } from './model';

/** Something that agents depend on, with the entity's etag. */
export interface StoredResource {
  etag: string;
  definition: ResourceDescriptor;
}

/** Keeps what the catalog said last of what agents depend on. */
export interface ResourceStore {
  /** Etags of all that is stored, by reference. */
  listEtags(): Promise<Map<string, string>>;
  /** References of all that stored agents depend on directly, each once, sorted. */
  listNamedByAgents(): Promise<string[]>;
  /** References of the agents that depend directly on one of the named, each once, sorted. */
  listDependents(refs: string[]): Promise<string[]>;
  /** All, by reference. */
  listResources(): Promise<Map<string, ResourceDescriptor>>;
  /** Stores and removes in one transaction. */
  save(changes: { put: StoredResource[]; remove: string[] }): Promise<void>;
}
