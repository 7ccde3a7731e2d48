import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Memory in use, in bytes. */
export interface Memory {
  /** Of the whole process. */
  rss: number;
  /** Of its JavaScript objects. */
  heap: number;
}

/** Collects garbage and says what is left. */
export function measureMemory(): Memory {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  collect();
  collect();
  const { rss, heapUsed } = process.memoryUsage();
  return { rss, heap: heapUsed };
}
