import { NOW } from '../__testUtils__/factories';
import type { FleetReadModel } from '../fleet/FleetReadModel';
import { MemoryTaskRunStore } from '../tasks/MemoryTaskRunStore';
import { PortalHealthService } from './PortalHealthService';
import { taskDependencies } from './taskDependencies';

function createWorld() {
  const clock = { now: NOW };
  const now = () => clock.now;
  const runs = MemoryTaskRunStore.create();
  const task = { intervalMs: 3_000, timeoutMs: 20_000, run: async () => {} };
  const health = PortalHealthService.create({
    version: '1.2.3',
    fleet: {} as FleetReadModel,
    now,
    dependencies: taskDependencies(
      [
        { ...task, id: 'health-sweep', watchedAs: 'the health sweep' },
        { ...task, id: 'pruning' },
      ],
      { runs, now },
    ),
  });
  return { clock, runs, health };
}

describe('taskDependencies', () => {
  it('warns before the first run, as nothing is known yet', async () => {
    const { health } = createWorld();
    const { status, output, checks } = await health.getDependencies();
    expect(status).toBe('warn');
    expect(output).toBe('The health sweep has not succeeded yet.');
    expect(Object.keys(checks!)).toEqual(['health-sweep:sinceSuccess']);
    expect(checks!['health-sweep:sinceSuccess'][0]).toMatchObject({
      status: 'warn',
    });
  });

  it('passes while the work succeeds now and then, and warns when several runs are missing', async () => {
    const { health, runs, clock } = createWorld();
    await runs.noteSuccess('health-sweep', NOW);
    clock.now += 29_000;
    expect(await health.getDependencies()).toMatchObject({
      status: 'pass',
      checks: {
        'health-sweep:sinceSuccess': [
          { observedValue: 29, observedUnit: 's', status: 'pass' },
        ],
      },
    });
    clock.now += 1_000;
    expect(await health.getDependencies()).toMatchObject({
      status: 'warn',
      output: 'The health sweep last succeeded 30 s ago and is due every 3 s.',
    });
    await runs.noteSuccess('health-sweep', clock.now);
    expect((await health.getDependencies()).status).toBe('pass');
  });

  it('does not make the portal itself fail', async () => {
    const { health } = createWorld();
    expect((await health.getBasic()).status).toBe('pass');
  });

  it('says that the database cannot tell', async () => {
    const { health, runs } = createWorld();
    runs.getLastSuccess = async () => {
      throw new Error('select * from secrets');
    };
    expect((await health.getDependencies()).output).toBe(
      'The database does not say when the health sweep last succeeded.',
    );
  });
});
