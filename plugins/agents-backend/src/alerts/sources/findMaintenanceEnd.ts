import type { MaintenanceRecord } from '@agent-portal/plugin-agents-common';
import { concerns, endOf } from '../../maintenance';

/**
 * Until when an agent was last in maintenance, where a KPI of it is measured: now while it is.
 *
 * @param options.environmentRefs - Where it is measured; none for wherever the agent runs.
 * @returns ms since 1970; nothing when it was in none.
 */
export function findMaintenanceEnd(
  windows: readonly MaintenanceRecord[],
  options: {
    agentRef: string;
    environmentRefs: readonly string[];
    now: number;
  },
): number | undefined {
  const { agentRef, environmentRefs, now } = options;
  let last: number | undefined;
  for (const window of windows) {
    const isHere =
      environmentRefs.length > 0
        ? environmentRefs.some(environmentRef =>
            concerns(window, { agentRef, environmentRef }),
          )
        : window.agentRefs.includes(agentRef);
    // One that was ended before it began never was.
    if (!isHere || window.startsAt > now || endOf(window) <= window.startsAt) {
      continue;
    }
    last = Math.max(last ?? 0, Math.min(now, endOf(window)));
  }
  return last;
}
