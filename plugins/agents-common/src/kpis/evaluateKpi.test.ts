import fc from 'fast-check';
import { evaluateKpi, type KpiCriteria } from './evaluateKpi';
import { wilsonInterval } from './intervals';

const NOW = Date.parse('2026-03-01T12:00:00Z');
const MINUTE = 60_000;

const errorRate: KpiCriteria = {
  unit: 'ratio',
  direction: 'lower',
  target: 0.001,
  window: '5m',
  minimumSamples: 200,
  source: { type: 'scrape' },
};

const coverage: KpiCriteria = {
  unit: 'ratio',
  direction: 'higher',
  target: 0.8,
  window: '7d',
  minimumSamples: 1,
  source: { type: 'push' },
};

describe('evaluateKpi', () => {
  it('meets a target and says with what', () => {
    const verdict = evaluateKpi(
      { ...errorRate, unit: 'seconds', target: 2, warning: 1.9 },
      { value: 1.8, samples: 4_213, newestAt: NOW - 1_000 },
      NOW,
    );
    expect(verdict).toEqual({
      status: 'met',
      reason: '1.8 s meets the target < 2 s.',
      counted: true,
      observed: 1.8,
      samples: 4_213,
      observedAt: NOW - 1_000,
      provenance: 'observed',
    });
  });

  it.each([
    ['below the warning', 1.7, 'met'],
    ['at the warning', 1.8, 'at-risk'],
    ['between warning and target', 1.99, 'at-risk'],
    ['at a strict target', 2, 'not-met'],
    ['past the target', 2.5, 'not-met'],
  ])('judges a value %s', (_, value, status) => {
    const criteria = { ...errorRate, unit: 'seconds', target: 2, warning: 1.8 };
    const verdict = evaluateKpi(
      criteria,
      { value, samples: 500, newestAt: NOW },
      NOW,
    );
    expect(verdict.status).toBe(status);
  });

  it('lets a value equal to a target that is not strict meet it', () => {
    const measured = { value: 0.8, samples: 1, newestAt: NOW };
    expect(evaluateKpi(coverage, measured, NOW).status).toBe('not-met');
    expect(
      evaluateKpi({ ...coverage, strict: false }, measured, NOW).status,
    ).toBe('met');
  });

  it('is unknown with too few samples and keeps the value', () => {
    const verdict = evaluateKpi(
      errorRate,
      { value: 0, samples: 142.7, newestAt: NOW },
      NOW,
    );
    expect(verdict).toMatchObject({
      status: 'unknown',
      observed: 0,
      samples: 142.7,
      reason: '142 of 200 samples needed.',
    });
  });

  it('is unknown when the newest sample is older than it may be', () => {
    const verdict = evaluateKpi(
      { ...errorRate, window: '1h', freshness: '5m' },
      { value: 0, samples: 900, newestAt: NOW - 14 * MINUTE },
      NOW,
    );
    expect(verdict).toMatchObject({
      status: 'unknown',
      observed: 0,
      reason: 'The newest sample is 14 min old; it counts for 5 min.',
    });
  });

  it('is unknown when the source has a problem, whatever the value', () => {
    const measured = {
      value: 0,
      samples: 900,
      newestAt: NOW,
      problem: '/metrics answers 503',
    };
    expect(evaluateKpi(errorRate, measured, NOW)).toMatchObject({
      status: 'unknown',
      observed: 0,
      reason: 'It could not be measured in full: /metrics answers 503.',
    });
  });

  it('bears with a problem for as long as the definition lets data count', () => {
    const criteria = { ...errorRate, freshness: '2m' };
    const measuredAt = (newestAt: number | undefined) =>
      evaluateKpi(
        criteria,
        { value: 0, samples: 900, newestAt, problem: '/metrics answers 503' },
        NOW,
      );
    expect(measuredAt(NOW - MINUTE).status).toBe('met');
    expect(measuredAt(NOW - 3 * MINUTE)).toMatchObject({
      status: 'unknown',
      reason:
        'The newest sample is 3 min old; it counts for 2 min: /metrics answers 503.',
    });
    expect(measuredAt(undefined).status).toBe('unknown');
  });

  it('is unknown without data and says why and since when', () => {
    expect(evaluateKpi(errorRate, undefined, NOW)).toMatchObject({
      status: 'unknown',
      reason: 'No samples in the last 5 min.',
    });
    expect(
      evaluateKpi(
        errorRate,
        {
          samples: 0,
          newestAt: NOW - 12 * MINUTE,
          problem: '/metrics answers 503',
        },
        NOW,
      ).reason,
    ).toBe('No samples for 12 min: /metrics answers 503.');
    expect(evaluateKpi(coverage, undefined, NOW).reason).toBe(
      'No samples: nobody has pushed one yet.',
    );
  });

  it('drops a value whose samples have all left the window', () => {
    const verdict = evaluateKpi(
      errorRate,
      { value: 0, samples: 900, newestAt: NOW - 12 * MINUTE },
      NOW,
    );
    expect(verdict.status).toBe('unknown');
    expect(verdict.observed).toBeUndefined();
  });

  it('keeps a pushed value to the end of the window', () => {
    const pushed = (days: number) =>
      evaluateKpi(
        coverage,
        {
          value: 0.91,
          samples: 1,
          newestAt: NOW - days * 1_440 * MINUTE,
          provenance: 'pushed',
        },
        NOW,
      );
    expect(pushed(6).status).toBe('met');
    expect(pushed(8)).toMatchObject({
      status: 'unknown',
      reason: 'No samples for 8 d.',
    });
  });

  it('says that no error in 200 requests does not show < 0.1 %', () => {
    const verdict = evaluateKpi(
      errorRate,
      {
        value: 0,
        samples: 200,
        newestAt: NOW,
        interval: wilsonInterval(0, 200),
      },
      NOW,
    );
    expect(verdict.status).toBe('met');
    expect(verdict.reason).toBe(
      '0 % meets the target < 0.1 %, though zero misses in 200 samples does not show < 0.1 %: the true value may be as high as 1.9 % (95 %); it takes about 3,000 without a miss.',
    );
  });

  it('says nothing of the kind once the samples show it', () => {
    const verdict = evaluateKpi(
      errorRate,
      {
        value: 0,
        samples: 8_000,
        newestAt: NOW,
        interval: wilsonInterval(0, 8_000),
      },
      NOW,
    );
    expect(verdict.reason).toBe('0 % meets the target < 0.1 %.');
  });

  it('lets a stated figure count against the agent but never for it', () => {
    const stated = {
      samples: 1,
      newestAt: NOW - 100 * MINUTE,
      provenance: 'stated' as const,
      source: { title: 'Deployment Strategy' },
    };
    expect(
      evaluateKpi(coverage, { ...stated, value: 0.74 }, NOW),
    ).toMatchObject({
      status: 'not-met',
      reason:
        '74 % misses the target > 80 % (stated in Deployment Strategy, not measured).',
    });
    expect(
      evaluateKpi(coverage, { ...stated, value: 0.95 }, NOW),
    ).toMatchObject({ status: 'unknown', observed: 0.95 });
    expect(
      evaluateKpi(
        coverage,
        { ...stated, value: 0.74, newestAt: NOW - 600 * 1_440 * MINUTE },
        NOW,
      ).status,
    ).toBe('not-met');
  });

  it('only tracks a figure without a target', () => {
    const verdict = evaluateKpi(
      { ...coverage, target: undefined },
      { value: 108, samples: 1, newestAt: NOW },
      NOW,
    );
    expect(verdict).toMatchObject({
      status: 'unknown',
      counted: false,
      observed: 108,
      reason: 'The figure is tracked and has no target.',
    });
  });

  it('does not compare a quantile beyond the last bucket with a higher target', () => {
    const criteria = { ...errorRate, unit: 'seconds', target: 20 };
    const measured = {
      value: 10,
      atLeast: true,
      samples: 500,
      newestAt: NOW,
    };
    expect(evaluateKpi(criteria, measured, NOW).status).toBe('unknown');
    expect(
      evaluateKpi({ ...criteria, target: 3 }, measured, NOW),
    ).toMatchObject({
      status: 'not-met',
      reason: 'At least 10 s misses the target < 3 s.',
    });
  });

  it('never gets better as the value gets worse', () => {
    const ranks = { met: 0, 'at-risk': 1, 'not-met': 2, unknown: 3 };
    const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(
        fc.constantFrom('lower' as const, 'higher' as const),
        fc.boolean(),
        number,
        fc.double({ min: 0, max: 1e3, noNaN: true }),
        number,
        number,
        (direction, strict, target, band, a, b) => {
          const sign = direction === 'lower' ? 1 : -1;
          const criteria: KpiCriteria = {
            ...errorRate,
            unit: 'count',
            direction,
            strict,
            target,
            warning: target - sign * band,
          };
          const [better, worse] = [a, b]
            .sort((x, y) => sign * (x - y))
            .map(
              value =>
                evaluateKpi(
                  criteria,
                  { value, samples: 1_000, newestAt: NOW },
                  NOW,
                ).status,
            );
          expect(ranks[better]).toBeLessThanOrEqual(ranks[worse]);
        },
      ),
    );
  });
});
