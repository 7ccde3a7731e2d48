import type { MaintenanceRecord } from '@agent-portal/plugin-agents-common';

/** When maintenance is over, ms since 1970: as planned, or before. */
export function endOf({ endsAt, ended }: MaintenanceRecord): number {
  return Math.min(endsAt, ended?.at ?? endsAt);
}

/** Whether maintenance is under way at a time, ms since 1970. */
export function isActive(record: MaintenanceRecord, at: number): boolean {
  return record.startsAt <= at && at < endOf(record);
}

/** Whether maintenance is of an agent in an environment. */
export function concerns(
  { agentRefs, environmentRef }: MaintenanceRecord,
  instance: { agentRef: string; environmentRef: string },
): boolean {
  return (
    agentRefs.includes(instance.agentRef) &&
    (environmentRef === undefined || environmentRef === instance.environmentRef)
  );
}
