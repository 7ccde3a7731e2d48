import {
  createKpiResult,
  FIXTURE_NOW,
  fixtureTime,
} from '@agent-portal/plugin-agents-react/testUtils';
import {
  describeChart,
  describePoint,
  describeReach,
  formatTick,
  intervalOf,
  shownSpan,
  toChartPoints,
  withinSpan,
} from './chartData';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

function pointsAt(...minutesAgo: number[]) {
  return minutesAgo.map(minutes => ({
    at: fixtureTime(minutes * 60),
    value: minutes,
    samples: 10,
  }));
}

const ratio = {
  unit: 'ratio',
  interval: { low: 0, high: 0.1 },
  points: [{ at: fixtureTime(60), value: 0.1, samples: 100 }],
};

describe('toChartPoints', () => {
  it('interrupts the line where measurements are missing', () => {
    const result = createKpiResult({ points: pointsAt(20, 19, 18, 2, 1) });
    expect(toChartPoints(result).map(point => point.value)).toEqual([
      20,
      19,
      18,
      undefined,
      2,
      1,
    ]);
  });

  it('has none for none', () => {
    expect(toChartPoints(createKpiResult({ points: [] }))).toEqual([]);
  });

  it('gives each share of counted events its interval', () => {
    const [{ interval }] = toChartPoints(ratio);
    expect(interval?.[0]).toBeCloseTo(0.0552, 3);
    expect(interval?.[1]).toBeCloseTo(0.1744, 3);
    expect(toChartPoints({ ...ratio, interval: undefined })[0].interval).toBe(
      undefined,
    );
  });
});

describe('intervalOf', () => {
  it('has none for a figure that is no share', () => {
    expect(
      intervalOf({ ...ratio, unit: 'seconds' }, ratio.points[0]),
    ).toBeUndefined();
  });

  it('copes with a share that rounding put beyond all', () => {
    expect(
      intervalOf(ratio, { value: 1.0000000000000002, samples: 3 })?.high,
    ).toBe(1);
  });
});

describe('shownSpan', () => {
  it('is what is zoomed to, else all of the range', () => {
    const zoom = { from: 1, to: 2 };
    expect(shownSpan('1h', zoom, FIXTURE_NOW)).toBe(zoom);
    expect(shownSpan('1h', undefined, FIXTURE_NOW)).toEqual({
      from: FIXTURE_NOW - HOUR,
      to: FIXTURE_NOW,
    });
  });
});

describe('withinSpan', () => {
  it('leaves the points that lie in it', () => {
    const result = createKpiResult({ points: pointsAt(20, 10, 5, 1) });
    const span = {
      from: FIXTURE_NOW - 10 * 60_000,
      to: FIXTURE_NOW - 5 * 60_000,
    };
    expect(withinSpan(result, span).points.map(({ value }) => value)).toEqual([
      10, 5,
    ]);
  });
});

describe('describePoint', () => {
  it('says when, what, of how many samples and how certain', () => {
    expect(
      describePoint(ratio, toChartPoints(ratio)[0]).replace(/\s/g, ' '),
    ).toBe('2026-01-15 11:59:00 UTC · 10 % · n = 100 · 95 % 5.5 % to 17.4 %');
  });
});

describe('describeChart', () => {
  it('leaves out a target that is not there', () => {
    expect(describeChart(createKpiResult({ target: undefined }), '24h')).toBe(
      'Response time over the last 24 hours: 3 points, lowest 1.6 s, highest 1.9 s, last 1.8 s',
    );
  });

  it('names the span that is zoomed to, and the gaps in it', () => {
    const result = createKpiResult({
      target: undefined,
      points: pointsAt(20, 19, 18, 2, 1),
    });
    expect(
      describeChart(result, '1h', {
        from: FIXTURE_NOW - HOUR,
        to: FIXTURE_NOW,
      }),
    ).toContain(
      'Response time from 2026-01-15 11:00:00 UTC to 2026-01-15 12:00:00 UTC: 5 points',
    );
    expect(describeChart(result, '1h')).toContain('1 gap');
  });
});

describe('describeReach', () => {
  const hour = { from: FIXTURE_NOW - HOUR, to: FIXTURE_NOW };

  it('says how far back data reach when it is not far enough', () => {
    expect(describeReach(pointsAt(20, 1), hour)).toBe(
      'Data since 2026-01-15 11:40:00 UTC.',
    );
  });

  it('says nothing where they do, or where there are none', () => {
    expect(describeReach(pointsAt(58, 1), hour)).toBeUndefined();
    expect(describeReach([], hour)).toBeUndefined();
  });
});

describe('formatTick', () => {
  it('shows the hour, and the date over days', () => {
    const back = (length: number) => ({
      from: FIXTURE_NOW - length,
      to: FIXTURE_NOW,
    });
    expect(formatTick(FIXTURE_NOW, back(HOUR))).toBe('12:00');
    expect(formatTick(FIXTURE_NOW, back(7 * DAY))).toBe('01-15');
  });
});
