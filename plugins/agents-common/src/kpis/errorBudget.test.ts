import type { KpiDefinition } from '../entities';
import { allowedShare, BUDGET_WINDOWS_MS, toBudgetCount } from './errorBudget';

const HOUR = 3_600_000;

const ratio: KpiDefinition['source'] = {
  type: 'scrape',
  measure: 'ratio',
  numerator: { metric: 'errors_total' },
  denominator: { metric: 'requests_total' },
};

const kpi = {
  unit: 'ratio',
  direction: 'lower' as const,
  target: 0.001,
  source: ratio,
};

describe('allowedShare', () => {
  it('is what the target leaves', () => {
    expect(allowedShare(kpi)).toBe(0.001);
    expect(allowedShare({ ...kpi, direction: 'higher', target: 0.999 })).toBe(
      0.001,
    );
  });

  it('has one for uptime', () => {
    expect(
      allowedShare({
        ...kpi,
        direction: 'higher',
        target: 0.99,
        source: { type: 'health', measure: 'uptime' },
      }),
    ).toBe(0.01);
  });

  it.each<
    [
      string,
      Partial<Omit<typeof kpi, 'source' | 'target'>> & {
        source?: KpiDefinition['source'];
        target?: number;
      },
    ]
  >([
    ['is no share', { unit: 'seconds' }],
    ['has no target', { target: undefined }],
    ['allows nothing', { target: 0 }],
    ['allows everything', { target: 1 }],
    [
      'is the mean of a state',
      { source: { type: 'scrape', measure: 'gauge', metric: 'busy' } },
    ],
    ['is pushed', { source: { type: 'push' } }],
    ['is stated by a check', { source: { type: 'business', check: 'a:b' } }],
  ])('has none where the figure %s', (_, change) => {
    expect(allowedShare({ ...kpi, ...change })).toBeUndefined();
  });
});

describe('toBudgetCount', () => {
  it('counts what is bad, whichever way is good', () => {
    const measurement = { value: 0.25, samples: 8, oldestAt: 5 };
    expect(toBudgetCount(kpi, HOUR, measurement)).toEqual({
      windowMs: HOUR,
      samples: 8,
      bad: 2,
      oldestAt: 5,
    });
    expect(toBudgetCount({ direction: 'higher' }, HOUR, measurement).bad).toBe(
      6,
    );
  });

  it.each([[undefined], [NaN], [Infinity]])(
    'counts nothing of the value %p',
    value => {
      expect(toBudgetCount(kpi, HOUR, { value, samples: 9 })).toEqual({
        windowMs: HOUR,
        samples: 0,
        bad: 0,
      });
    },
  );

  it('counts no more bad events than there are', () => {
    expect(toBudgetCount(kpi, HOUR, { value: 1.5, samples: 4 }).bad).toBe(4);
    expect(toBudgetCount(kpi, HOUR, { value: -1, samples: 4 }).bad).toBe(0);
  });
});

it('looks at six lengths of time, each once', () => {
  expect(BUDGET_WINDOWS_MS.map(ms => ms / HOUR)).toEqual([
    1 / 12,
    0.5,
    1,
    6,
    72,
    720,
  ]);
});
