import { NOW } from '../__testUtils__/factories';
import { createMaintenance, HOUR } from './__testUtils__/createMaintenance';
import { MaintenanceHoldProvider } from './MaintenanceHoldProvider';
import { MemoryMaintenanceStore } from './MemoryMaintenanceStore';

const PRODUCTION = 'resource:default/production';

describe('MaintenanceHoldProvider', () => {
  it('holds the rollouts of an agent where it is in maintenance, and no others', async () => {
    const store = MemoryMaintenanceStore.create();
    await store.insert(createMaintenance({ environmentRef: PRODUCTION }));
    const holds = await MaintenanceHoldProvider.create({ store }).listHolds(
      [
        ['component:default/architect', PRODUCTION],
        ['component:default/architect', 'resource:default/staging'],
        ['component:default/other', PRODUCTION],
      ].map(([agentRef, environmentRef]) => ({
        agentRef,
        environmentRef,
        severity: 'P1' as const,
      })),
      { now: NOW },
    );
    expect(holds).toEqual([
      [
        {
          code: 'gate',
          text: 'In maintenance until 2026-03-01 13:00 UTC: The database moves to another host.',
          since: NOW,
        },
      ],
      [],
      [],
    ]);
    expect(
      await MaintenanceHoldProvider.create({ store }).listHolds([], {
        now: NOW + HOUR,
      }),
    ).toEqual([]);
  });
});
