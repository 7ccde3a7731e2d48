import { createReleaseIncrease } from '../../kpis/__testUtils__/createReleaseIncrease';
import { MemoryScrapeStore } from '../../kpis/scrape';
import { nothing } from '../../kpis/scrape/foldReading';
import { NOW } from '../../__testUtils__/factories';
import { GainCache } from './GainCache';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const START = Math.floor(NOW / HOUR) * HOUR + 20 * MINUTE;

async function createWorld() {
  const store = MemoryScrapeStore.create();
  const asked = jest.spyOn(store, 'sumReleaseGains');
  const cache = GainCache.create({ store });
  const { agentRef, environmentRef } = createReleaseIncrease();
  const query = { agentRef, environmentRef, versions: ['1.4.0'], since: START };
  return {
    asked,
    query,
    cache,
    /** Five requests a minute. */
    serve: (from: number, to: number) =>
      store.update([query], () => {
        const releases = [];
        for (let start = from; start < to; start += MINUTE) {
          releases.push(
            createReleaseIncrease({ start, latency: new Map([['0|1', 5]]) }),
          );
        }
        return { ...nothing(), releases };
      }),
    async count(now: number) {
      const [gains] = await cache.sum([query], now);
      const gain = gains.get('1.4.0');
      expect(gain?.latency.get('0|1')).toBe(gain?.requests);
      return gain?.requests ?? 0;
    },
  };
}

describe('GainCache', () => {
  it('counts the same as without it, at any time', async () => {
    const world = await createWorld();
    for (let minutes = 0; minutes < 300; minutes += 7) {
      const now = START + minutes * MINUTE;
      await world.serve(now, now + 7 * MINUTE);
      expect(await world.count(now + 7 * MINUTE)).toBe((minutes + 7) * 5);
    }
  });

  it('reads hours that are over once', async () => {
    const world = await createWorld();
    const now = START + 50 * HOUR;
    await world.serve(START, now);
    await world.count(now);
    world.asked.mockClear();
    expect(await world.count(now + 15_000)).toBe(50 * 60 * 5);
    expect(world.asked.mock.calls).toEqual([
      [[{ ...world.query, since: now - (now % HOUR) - 2 * HOUR }]],
    ]);
  });

  it('takes in what is put down to the last hour later', async () => {
    const world = await createWorld();
    const now = START + 10 * HOUR;
    await world.serve(START, now - 70 * MINUTE);
    await world.count(now);
    await world.serve(now - 70 * MINUTE, now);
    expect(await world.count(now)).toBe(10 * 60 * 5);
  });

  it('reads anew when the clock goes back, or nobody has asked for long', async () => {
    const world = await createWorld();
    const now = START + 10 * HOUR;
    await world.serve(START, now);
    await world.count(now);
    expect(await world.count(now - 5 * HOUR)).toBe(10 * 60 * 5);
    world.asked.mockClear();
    await world.cache.sum([], now + 2 * HOUR);
    await world.count(now + 2 * HOUR);
    expect(world.asked.mock.calls.flat(2)[0]).toMatchObject({ since: START });
  });

  it('answers the same query twice at once', async () => {
    const world = await createWorld();
    await world.serve(START, START + 5 * HOUR);
    const gains = await world.cache.sum(
      [world.query, world.query],
      START + 5 * HOUR,
    );
    expect(gains.map(one => one.get('1.4.0')?.requests)).toEqual([1500, 1500]);
  });
});
