import type { MaintenanceRecord } from '@agent-portal/plugin-agents-common';
import { NOW } from '../../__testUtils__/factories';

export const HOUR = 3_600_000;

/** Maintenance of an agent for an hour from now. */
export function createMaintenance(
  overrides: Partial<MaintenanceRecord> = {},
): MaintenanceRecord {
  return {
    id: 'one',
    agentRefs: ['component:default/architect'],
    reason: 'The database moves to another host.',
    by: 'user:default/lead',
    createdAt: NOW - HOUR,
    startsAt: NOW,
    endsAt: NOW + HOUR,
    ...overrides,
  };
}
