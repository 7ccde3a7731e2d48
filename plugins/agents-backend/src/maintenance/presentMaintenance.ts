import type {
  MaintenanceRecord,
  MaintenanceWindow,
} from '@agent-portal/plugin-agents-common';
import { toTime } from '../readiness/workflow/toTime';
import { isActive } from './isActive';

/** Maintenance as the API shows it. */
export function presentMaintenance(
  record: MaintenanceRecord,
  now: number,
): MaintenanceWindow {
  const { ended } = record;
  return {
    id: record.id,
    agents: record.agentRefs,
    environment: record.environmentRef,
    reason: record.reason,
    by: record.by,
    createdAt: toTime(record.createdAt),
    startsAt: toTime(record.startsAt),
    endsAt: toTime(record.endsAt),
    ended: ended && {
      at: toTime(ended.at),
      by: ended.by,
      reason: ended.reason,
    },
    active: isActive(record, now),
  };
}
