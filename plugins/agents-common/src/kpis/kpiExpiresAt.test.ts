import fc from 'fast-check';
import { evaluateKpi, type KpiCriteria } from './evaluateKpi';
import { kpiExpiresAt } from './kpiExpiresAt';

const NOW = Date.parse('2026-03-01T12:00:00Z');
const MINUTE = 60_000;

const errorRate: KpiCriteria = {
  unit: 'ratio',
  direction: 'lower',
  target: 0.001,
  window: '5m',
  minimumSamples: 1,
  source: { type: 'scrape' },
};

const measured = { value: 0, samples: 500, newestAt: NOW };

describe('kpiExpiresAt', () => {
  it('is the end of the window, which begins with a whole minute', () => {
    expect(kpiExpiresAt(errorRate, measured)).toBe(NOW + 6 * MINUTE);
  });

  it('is the end of freshness where that comes first', () => {
    const fresh = { ...errorRate, freshness: '90s' };
    expect(kpiExpiresAt(fresh, measured)).toBe(NOW + 90_000);
    const late = { ...errorRate, freshness: '1h' };
    expect(kpiExpiresAt(late, measured)).toBe(NOW + 6 * MINUTE);
  });

  it('leaves what a document states to stand, unless it must be fresh', () => {
    const stated = { ...measured, provenance: 'stated' as const };
    expect(kpiExpiresAt(errorRate, stated)).toBeUndefined();
    expect(kpiExpiresAt({ ...errorRate, freshness: '1h' }, stated)).toBe(
      NOW + 60 * MINUTE,
    );
  });

  it('does not exist for what nobody knows the time of', () => {
    const timeless = { value: 0, samples: 500 };
    expect(kpiExpiresAt(errorRate, timeless)).toBeUndefined();
    expect(
      kpiExpiresAt({ ...errorRate, freshness: '1h' }, timeless),
    ).toBeUndefined();
  });

  it('is the moment after which a verdict is unknown, and not before', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('30s', '5m', '1h'),
        fc.constantFrom(undefined, '10s', '2m', '1d'),
        fc.integer({ min: -1_000, max: 1_000 }),
        (window, freshness, offset) => {
          const criteria = { ...errorRate, window, freshness };
          const at = kpiExpiresAt(criteria, measured)!;
          const { status } = evaluateKpi(criteria, measured, at + offset);
          expect(status).toBe(offset > 0 ? 'unknown' : 'met');
        },
      ),
    );
  });
});
