import type { Dependency } from '../health/Dependency.ts';
import type { PassageIndex } from './PassageIndex.ts';
import type { RateLimiter } from './RateLimiter.ts';
import type { TaskHistory } from './TaskHistory.ts';

/** What the service keeps outside of a task. */
export interface Stores {
  history: TaskHistory;
  limiter: RateLimiter;
  /** Undefined when the agent answers from no knowledge of its own. */
  passages?: PassageIndex;
  dependencies: Dependency[];
  close(): Promise<void>;
}
