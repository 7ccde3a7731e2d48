/** What came of looking at something that the portal needs. */
export interface DependencyAnswer {
  /** What is wrong with it, in one sentence; absent when it works. */
  problem?: string;
  /** What is shown of it instead of how long it took to answer. */
  figure?: { name: string; unit: string; value?: number };
}

/** Something that the portal needs. */
export interface Dependency {
  name: string;
  type: 'datastore' | 'system' | 'component';
  /** Whether nothing can be answered without it. */
  required: boolean;
  /** Never rejects. */
  check(): Promise<DependencyAnswer>;
}
