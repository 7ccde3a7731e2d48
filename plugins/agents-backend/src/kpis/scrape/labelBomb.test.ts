import {
  createScrapeWorld,
  METRICS,
  page,
} from '../__testUtils__/createScrapeWorld';

/** A page on which a label takes many values. */
const bomb = (series: number, value = 1) =>
  Array.from(
    { length: series },
    (_, index) => `requests_total{error="",user="${index}"} ${value}\n`,
  ).join('');

describe('MetricsScrape on a label that takes many values', () => {
  it('keeps nothing of 100,000 series, says why, and counts on when they are gone', async () => {
    const world = await createScrapeWorld({ maximumBytes: 8_000_000 });
    await world.read({ [METRICS]: page(10, 1) });
    await world.read({ [METRICS]: bomb(100_000) });
    expect(await world.outcome()).toMatchObject({
      ok: false,
      reason: expect.stringContaining(
        '/metrics has more than 20,000 series of the metrics',
      ),
    });
    const state = JSON.stringify(await world.store.listOutcomes());
    expect(state.length).toBeLessThan(2_000);
    await world.read({ [METRICS]: page(20, 2) });
    expect(await world.outcome()).toMatchObject({ ok: true });
    expect(await world.sums()).toEqual([['error-rate', 1, 11]]);
  });

  it('watches a bounded number of series, and judges no KPI by a part of them', async () => {
    const world = await createScrapeWorld();
    await world.read({ [METRICS]: bomb(6_000) });
    await world.read({ [METRICS]: bomb(6_000, 2) });
    const outcome = await world.outcome();
    expect(outcome.rejected).toBe(1_000);
    expect(outcome.problems.get('error-rate')).toMatch(
      /^the page has more than 5,000 series/,
    );
  });
});
