import type { ReleaseSpan, ReleaseSpanQuery } from '../../kpis/scrape';
import { givenRollout, START } from '../__testUtils__/givenRollout';
import { ReleaseHistory } from './ReleaseHistory';
import { ScrapedReleaseHistory } from './ScrapedReleaseHistory';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NOTHING = { requests: 0, errors: 0, failedTasks: 0, complaints: 0 };

function createHistory(spans: ReleaseSpan[] = []) {
  const listReleaseSpans = jest.fn(async (_: ReleaseSpanQuery) => spans);
  const source = ScrapedReleaseHistory.create({ store: { listReleaseSpans } });
  return { history: ReleaseHistory.create({ source }), listReleaseSpans };
}

function rollout(lengthMs = 10 * MINUTE) {
  const counts = { ...NOTHING, latency: [] };
  return givenRollout({
    state: 'baking',
    stable: '1.0.0',
    endedAt: START + lengthMs,
    segments: [
      { weight: 10, from: START, to: START, candidate: counts, stable: counts },
    ],
  });
}

describe('ReleaseHistory', () => {
  it('is empty before the candidate first gets traffic', async () => {
    const { history, listReleaseSpans } = createHistory();
    expect(await history.read(givenRollout(), START)).toMatchObject({
      history: [],
    });
    expect(listReleaseSpans).not.toHaveBeenCalled();
  });

  it('puts both releases side by side, with nothing where one did nothing', async () => {
    const { history } = createHistory([
      {
        ...NOTHING,
        version: '1.0.0',
        start: START,
        requests: 90,
        latency: new Map([['0|1', 90]]),
      },
      {
        ...NOTHING,
        version: '2.0.0',
        start: START,
        requests: 10,
        errors: 2,
        latency: new Map(),
      },
      {
        ...NOTHING,
        version: '1.0.0',
        start: START + MINUTE,
        requests: 5,
        latency: new Map(),
      },
      {
        ...NOTHING,
        version: '1.0.0',
        start: START + HOUR,
        requests: 7,
        latency: new Map(),
      },
    ]);
    expect((await history.read(rollout(), START)).history).toEqual([
      {
        at: new Date(START).toISOString(),
        stable: { ...NOTHING, requests: 90, p95: expect.closeTo(0.95) },
        candidate: { ...NOTHING, requests: 10, errors: 2 },
      },
      {
        at: new Date(START + MINUTE).toISOString(),
        stable: { ...NOTHING, requests: 5 },
        candidate: NOTHING,
      },
    ]);
  });

  it.each([
    [10 * MINUTE, MINUTE],
    [8 * HOUR, 5 * MINUTE],
    [48 * HOUR, 15 * MINUTE],
    [96 * HOUR, HOUR],
  ])('shows %d ms in spans of %d ms', async (lengthMs, spanMs) => {
    const { history, listReleaseSpans } = createHistory();
    expect(await history.read(rollout(lengthMs), START)).toMatchObject({
      spanMs,
    });
    expect(listReleaseSpans.mock.calls[0][0]).toMatchObject({
      since: START,
      spanMs,
      versions: ['2.0.0', '1.0.0'],
    });
  });
});
