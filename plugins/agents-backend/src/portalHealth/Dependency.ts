/** Something that the portal needs. */
export interface Dependency {
  name: string;
  type: 'datastore' | 'system' | 'component';
  /** Whether nothing can be answered without it. */
  required: boolean;
  /** What is wrong with it, in one sentence; nothing when it works. Never rejects. */
  check(): Promise<string | undefined>;
}
