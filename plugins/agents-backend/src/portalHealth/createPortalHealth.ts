import packageJson from '../../package.json';
import type { RecurringTask } from '../tasks/scheduleTasks';
import type { TaskRunStore } from '../tasks/TaskRunStore';
import { catalogDependency, databaseDependency } from './dependencies';
import {
  type PortalHealthOptions,
  PortalHealthService,
} from './PortalHealthService';
import { taskDependencies } from './taskDependencies';

const PING_TIMEOUT_MS = 2_000;
const PING_CACHE_MS = 1_000;

/** Puts together what tells how the portal itself is. */
export function createPortalHealth(options: {
  /** Asks the database something that touches no table. */
  ping: () => Promise<unknown>;
  fleet: PortalHealthOptions['fleet'];
  catalogSync: {
    sync: { lastReadAt: number | undefined };
    maximumAgeMs: number;
  };
  /** Work without which what is shown gets old. */
  tasks: RecurringTask[];
  runs: TaskRunStore;
  now: () => number;
}): PortalHealthService {
  const { ping, fleet, catalogSync, tasks, runs, now } = options;
  return PortalHealthService.create({
    version: packageJson.version,
    fleet,
    now,
    dependencies: [
      databaseDependency({
        ping,
        timeoutMs: PING_TIMEOUT_MS,
        cacheMs: PING_CACHE_MS,
        now,
      }),
      catalogDependency({
        lastReadAt: () => catalogSync.sync.lastReadAt,
        maximumAgeMs: catalogSync.maximumAgeMs,
        now,
      }),
      ...taskDependencies(tasks, { runs, now }),
    ],
  });
}
