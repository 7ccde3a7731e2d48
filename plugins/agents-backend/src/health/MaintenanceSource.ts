import type { MaintenanceRecord } from '@agent-portal/plugin-agents-common';
import type { InstanceKey } from './model';

/** Knows what is announced to be down. */
export interface MaintenanceSource {
  /** Under way at a time, ms since 1970. */
  listActive(now: number): Promise<MaintenanceRecord[]>;
}

/** Whether each of some observations was made in maintenance. */
export async function readMaintenance(
  source: MaintenanceSource,
  observations: Array<{ at: number }>,
): Promise<(key: InstanceKey, at: number) => boolean> {
  if (observations.length === 0) return () => false;
  // A batch spans a moment; what begins or ends within it is found at one of its ends.
  const times = observations.map(({ at }) => at);
  const ends = new Set([Math.min(...times), Math.max(...times)]);
  const windows: MaintenanceRecord[] = [];
  for (const at of ends) windows.push(...(await source.listActive(at)));
  const byAgent = new Map<string, MaintenanceRecord[]>();
  for (const window of windows) {
    for (const ref of window.agentRefs) {
      byAgent.set(ref, [...(byAgent.get(ref) ?? []), window]);
    }
  }
  return ({ agentRef, environmentRef }, at) =>
    (byAgent.get(agentRef) ?? []).some(
      ({ environmentRef: only, startsAt, endsAt, ended }) =>
        (only === undefined || only === environmentRef) &&
        startsAt <= at &&
        at < Math.min(endsAt, ended?.at ?? endsAt),
    );
}
