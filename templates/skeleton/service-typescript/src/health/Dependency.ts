/** Something outside of the service that it needs. */
export interface Dependency {
  name: string;
  componentType: 'datastore' | 'system';
  /** What stands in for it, as in development; empty when it is the real one. */
  standIn: string;
  /** Throws when the dependency cannot be used. */
  probe(signal: AbortSignal): Promise<void>;
}
