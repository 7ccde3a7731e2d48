import { Profile } from '../profiles/profileSchema';
import { RecentSet } from '../time/RecentSet';
import { RollingSum } from '../time/RollingSum';

/** How far back the business figures look. */
export const activityWindowMs = 15 * 60_000;
/** Shares of all users or features mean nothing before this long a time. */
export const activityWarmUpMs = 60_000;

/** Business figures of the last 15 minutes; absent when not yet measurable. */
export interface ActivityReading {
  activeUsers: number;
  /** Mean of the users' latest ratings, 1 to 5. */
  satisfaction?: number;
  ratedBy: number;
  /** Active users among those who could use the agent, as a ratio. */
  adoption?: number;
  /** Used features among all there are, as a ratio. */
  featureUsage?: number;
  tasksCompleted: number;
}

/** Who used which feature of an instance lately, and how content they were. */
export class AgentActivity {
  readonly #now: () => number;
  readonly #startedAt: number;
  readonly #totalUsers: number;
  readonly #features: Set<string>;
  readonly #users: RecentSet<true>;
  readonly #usedFeatures: RecentSet<true>;
  readonly #ratings: RecentSet<number>;
  readonly #completed: RollingSum;

  private constructor(profile: Profile, now: () => number) {
    const window = { now, windowMs: activityWindowMs, limit: 10_000 };
    this.#now = now;
    this.#startedAt = now();
    this.#totalUsers = profile.users.total;
    this.#features = new Set([
      ...profile.features.used,
      ...profile.features.unused,
    ]);
    this.#users = RecentSet.create(window);
    this.#usedFeatures = RecentSet.create(window);
    this.#ratings = RecentSet.create(window);
    this.#completed = RollingSum.create({
      now,
      windowMs: activityWindowMs,
      slices: 60,
    });
  }

  static create(options: {
    profile: Profile;
    now: () => number;
  }): AgentActivity {
    return new AgentActivity(options.profile, options.now);
  }

  recordTask(task: {
    user: string;
    feature: string;
    completed: boolean;
  }): void {
    this.#users.set(task.user, true);
    if (this.#features.has(task.feature)) {
      this.#usedFeatures.set(task.feature, true);
    }
    if (task.completed) {
      this.#completed.add(1);
    }
  }

  recordRating(user: string, score: number): void {
    this.#ratings.set(user, score);
  }

  read(): ActivityReading {
    const activeUsers = this.#users.values().length;
    const ratings = this.#ratings.values();
    const warm = this.#now() - this.#startedAt >= activityWarmUpMs;
    return {
      activeUsers,
      satisfaction:
        ratings.length > 0
          ? ratings.reduce((sum, score) => sum + score, 0) / ratings.length
          : undefined,
      ratedBy: ratings.length,
      adoption: warm ? Math.min(1, activeUsers / this.#totalUsers) : undefined,
      featureUsage: warm
        ? this.#usedFeatures.values().length / this.#features.size
        : undefined,
      tasksCompleted: this.#completed.sum(),
    };
  }
}
