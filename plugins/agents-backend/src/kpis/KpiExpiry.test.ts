import { createKpi } from './__testUtils__/createKpi';
import { AGENT, createKpiWorld } from './__testUtils__/createKpiWorld';

const { signal } = new AbortController();
const MINUTE = 60_000;

async function createMeasuredWorld(window = '5m') {
  const world = await createKpiWorld({ kpis: [createKpi({ window })] });
  await world.measure([{ total: 0, count: 5_000 }]);
  expect((await world.judge()).status).toBe('met');
  world.changed.length = 0;
  const counts = async () => (await world.readModel.listCounts()).get(AGENT);
  return { ...world, counts };
}

describe('KpiExpiry', () => {
  it('makes unknown what left its window while nothing was judged, once, and says whose it is', async () => {
    const { expiry, clock, counts, changed, readModel } =
      await createMeasuredWorld();
    clock.now += 6 * MINUTE;
    await expiry.run({ signal });
    expect(await counts()).toMatchObject({ met: 1, unknown: 0 });
    expect(changed).toEqual([]);

    clock.now += 1;
    await expiry.run({ signal });
    expect(await counts()).toMatchObject({ met: 0, unknown: 1 });
    expect(changed).toEqual([[AGENT]]);
    await expiry.run({ signal });
    expect(changed).toHaveLength(1);
    expect(
      await readModel.listTransitions(AGENT, {
        before: clock.now + 1,
        limit: 9,
      }),
    ).toMatchObject([{ from: 'met', to: 'unknown' }]);
  });

  it('agrees with the page of the agent at every moment', async () => {
    const { expiry, clock, counts, readModel } = await createMeasuredWorld();
    for (let minute = 0; minute < 8; minute++) {
      clock.now += MINUTE;
      await expiry.run({ signal });
      const shown = await readModel.getAgentKpis(AGENT, '1h');
      expect(await counts()).toEqual(shown.counts);
    }
  });

  it('leaves alone what was judged anew since it was listed', async () => {
    const { expiry, clock, counts, states, measure, judge } =
      await createMeasuredWorld();
    clock.now += 7 * MINUTE;
    const list = states.listExpired.bind(states);
    jest.spyOn(states, 'listExpired').mockImplementation(async now => {
      const expired = await list(now);
      expect(expired).toEqual([AGENT]);
      await measure([{ total: 0, count: 5_000 }]);
      await judge();
      return expired;
    });
    await expiry.run({ signal });
    expect(await counts()).toMatchObject({ met: 1, unknown: 0 });
  });

  it('looks again at what another definition lets stand for longer', async () => {
    const { expiry, clock, counts, setKpis, states } =
      await createMeasuredWorld();
    clock.now += 7 * MINUTE;
    await setKpis([createKpi({ window: '1h' })]);
    await expiry.run({ signal });
    expect(await counts()).toMatchObject({ met: 1, unknown: 0 });
    expect(await states.listExpired(clock.now)).toEqual([]);
  });

  it('forgets what is in force no more', async () => {
    const { expiry, clock, counts, setKpis } = await createMeasuredWorld();
    clock.now += 7 * MINUTE;
    await setKpis([createKpi({ id: 'another' })]);
    await expiry.run({ signal });
    expect(await counts()).toBeUndefined();
  });
});
