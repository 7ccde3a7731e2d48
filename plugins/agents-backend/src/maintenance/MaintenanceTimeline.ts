import type { TimelineEvent } from '@agent-portal/plugin-agents-common';
import { toMaintenanceEvents } from './toMaintenanceEvents';
import type { MaintenanceStore } from './MaintenanceStore';

/** Windows of one agent that are looked at for a page of its timeline. */
const MAXIMUM_WINDOWS = 500;

/** Tells what maintenance an agent had. */
export class MaintenanceTimeline {
  readonly #store: MaintenanceStore;
  readonly #now: () => number;

  private constructor(options: { store: MaintenanceStore; now: () => number }) {
    this.#store = options.store;
    this.#now = options.now;
  }

  static create(options: {
    store: MaintenanceStore;
    now: () => number;
  }): MaintenanceTimeline {
    return new MaintenanceTimeline(options);
  }

  /**
   * Newest first.
   *
   * @param window.before - Only what is older; ms since 1970.
   */
  async listEvents(
    agentRef: string,
    window: { before: number; limit: number },
  ): Promise<TimelineEvent[]> {
    const now = this.#now();
    const records = await this.#store.list({
      scope: { type: 'all' },
      agentRefs: [agentRef],
      limit: MAXIMUM_WINDOWS,
    });
    return records
      .flatMap(record => toMaintenanceEvents(record, now))
      .filter(({ at }) => Date.parse(at) < window.before)
      .sort((a, b) => Date.parse(b.at) - Date.parse(a.at))
      .slice(0, window.limit);
  }
}
