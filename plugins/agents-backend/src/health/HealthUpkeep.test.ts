import { NOON, observed, target } from './__testUtils__/observations';
import { HealthUpkeep } from './HealthUpkeep';
import { MemoryHealthStore } from './MemoryHealthStore';
import { HOUR_MS } from './model';
import { recordObservations } from './recordObservations';

describe('HealthUpkeep', () => {
  let now = NOON;
  let store: MemoryHealthStore;
  let onChange: jest.Mock;
  let upkeep: HealthUpkeep;
  const { signal } = new AbortController();

  beforeEach(() => {
    now = NOON;
    store = MemoryHealthStore.create({ now: () => now });
    onChange = jest.fn();
    upkeep = HealthUpkeep.create({
      store,
      now: () => now,
      onChange,
      freshnessMs: 30_000,
      retentionMs: 48 * HOUR_MS,
    });
  });

  async function save(...names: number[]) {
    const observations = names.map(name =>
      observed(target(name), 'pass', { at: now }),
    );
    const policy = { failureThreshold: 2, recoveryThreshold: 1 };
    await store.update(
      observations.map(observation => observation.target),
      current => recordObservations(current, { observations, policy }).changes,
    );
  }

  async function statuses() {
    const health = await store.listInstanceHealth();
    return [...health.values()].flat().map(record => record.health.status);
  }

  it('makes unknown what nobody has measured for too long, once', async () => {
    await save(1);
    now += 20_000;
    await save(2);
    now += 20_000;
    await upkeep.expireStale({ signal });
    expect(await statuses()).toEqual(['unknown', 'pass']);
    expect(onChange.mock.calls).toEqual([[['component:default/a1']]]);
    const events = await store.listTransitions('component:default/a1', {
      limit: 1,
    });
    expect(events).toEqual([
      expect.objectContaining({
        from: 'pass',
        to: 'unknown',
        text: 'In production unknown, was healthy: No answer has been measured since 2025-01-27 12:00:00 UTC',
      }),
    ]);
    now += 5_000;
    await upkeep.expireStale({ signal });
    expect(onChange).toHaveBeenCalledTimes(1);
  });

  it('does not count against uptime what was not measured', async () => {
    await save(1);
    now += 40_000;
    await upkeep.expireStale({ signal });
    expect(await store.countUptime(undefined, NOON)).toEqual([
      expect.objectContaining({ up: 1, total: 1 }),
    ]);
  });

  it('leaves alone what was measured since it was listed', async () => {
    await save(1);
    now += 40_000;
    const listStale = store.listStale.bind(store);
    jest.spyOn(store, 'listStale').mockImplementation(async before => {
      const stale = await listStale(before);
      await save(1);
      return stale;
    });
    await upkeep.expireStale({ signal });
    expect(await statuses()).toEqual(['pass']);
    expect(onChange).not.toHaveBeenCalled();
  });

  it('stops when it is told to', async () => {
    await save(1);
    now += 40_000;
    await upkeep.expireStale({ signal: AbortSignal.abort() });
    expect(await statuses()).toEqual(['pass']);
  });

  it('sums up what is to stay, then deletes transitions beyond the retention and counts beyond their own', async () => {
    const rollUp = jest.spyOn(store, 'rollUp');
    const prune = jest.spyOn(store, 'prune');
    await upkeep.prune({ signal });
    expect(prune).toHaveBeenCalledWith(
      {
        transitions: NOON - 48 * HOUR_MS,
        minutes: NOON - 26 * HOUR_MS,
        hours: NOON - 9 * 24 * HOUR_MS,
        days: NOON - 400 * 24 * HOUR_MS,
      },
      signal,
    );
    expect(rollUp.mock.invocationCallOrder[0]).toBeLessThan(
      prune.mock.invocationCallOrder[0],
    );
  });

  it('deletes nothing once it is told to stop', async () => {
    const prune = jest.spyOn(store, 'prune');
    await expect(
      upkeep.prune({ signal: AbortSignal.abort() }),
    ).rejects.toThrow();
    expect(prune).not.toHaveBeenCalled();
  });
});
