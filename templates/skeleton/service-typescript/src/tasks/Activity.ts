import { RecentEvents } from './RecentEvents.ts';

interface EndedTask {
  user: string;
  seconds: number;
  failed: boolean;
  tools: string[];
}

/** How the last minute went. */
export interface ReleaseReading {
  tasks: number;
  failed: number;
  /** Undefined when no task ended. */
  meanSeconds?: number;
}

/** How the service was used in the last 15 minutes. */
export interface UsageReading {
  activeUsers: number;
  completedTasks: number;
  toolsUsed: string[];
  /** Mean of the users' latest ratings, 1–5; undefined when nobody rated. */
  satisfaction?: number;
}

const limit = 20_000;

/** Counts what the health documents tell of. */
export class Activity {
  readonly #lastMinute: RecentEvents<EndedTask>;
  readonly #tasks: RecentEvents<EndedTask>;
  readonly #ratings: RecentEvents<{ user: string; rating: number }>;

  private constructor(now: () => number) {
    const windowMs = 15 * 60_000;
    this.#lastMinute = RecentEvents.create({ now, windowMs: 60_000, limit });
    this.#tasks = RecentEvents.create({ now, windowMs, limit });
    this.#ratings = RecentEvents.create({ now, windowMs, limit });
  }

  static create(options: { now: () => number }): Activity {
    return new Activity(options.now);
  }

  recordTask(task: EndedTask): void {
    this.#lastMinute.add(task);
    this.#tasks.add(task);
  }

  recordRating(user: string, rating: number): void {
    this.#ratings.add({ user, rating });
  }

  readRelease(): ReleaseReading {
    const tasks = this.#lastMinute.list();
    const seconds = tasks.reduce((sum, task) => sum + task.seconds, 0);
    return {
      tasks: tasks.length,
      failed: tasks.filter(task => task.failed).length,
      ...(tasks.length > 0 ? { meanSeconds: seconds / tasks.length } : {}),
    };
  }

  readUsage(): UsageReading {
    const tasks = this.#tasks.list();
    const ratings = this.#ratings.list();
    const latest = new Map(ratings.map(({ user, rating }) => [user, rating]));
    const sum = [...latest.values()].reduce(
      (total, rating) => total + rating,
      0,
    );
    return {
      activeUsers: new Set(tasks.map(task => task.user)).size,
      completedTasks: tasks.filter(task => !task.failed).length,
      toolsUsed: [...new Set(tasks.flatMap(task => task.tools))],
      ...(latest.size > 0 ? { satisfaction: sum / latest.size } : {}),
    };
  }
}
