import type {
  KpiDefinition,
  MetricsObservation,
  ReleaseCounts,
} from '@agent-portal/plugin-agents-common';
import { NOW } from '../../__testUtils__/factories';
import type { StoredKpiVerdict } from '../../kpis/KpiVerdictReadModel';
import { observeKpis } from './observeKpis';

const HISTOGRAM = 'gen_ai_invoke_agent_duration_seconds';

function counts(change: Partial<ReleaseCounts> = {}): ReleaseCounts {
  return {
    requests: 100,
    errors: 3,
    failedTasks: 0,
    complaints: 0,
    latency: [
      { le: 1, count: 50 },
      { le: 3, count: 40 },
      { le: Number.MAX_VALUE, count: 10 },
    ],
    ...change,
  };
}

function metrics(candidate: ReleaseCounts): MetricsObservation {
  return {
    status: 'ok',
    at: NOW,
    query: 'q',
    segment: { weight: 10, from: NOW, to: NOW, candidate, stable: counts() },
  };
}

function verdict(
  source: KpiDefinition['source'],
  change: Partial<StoredKpiVerdict> = {},
): StoredKpiVerdict {
  return {
    definition: { id: 'kpi', window: '1h', source } as KpiDefinition,
    verdict: {
      status: 'met',
      reason: 'fine',
      observed: 0.2,
      observedAt: NOW,
    } as StoredKpiVerdict['verdict'],
    measurement: { samples: 10 },
    environments: [],
    burns: [],
    ...change,
  };
}

const ERROR_RATE: KpiDefinition['source'] = {
  type: 'scrape',
  measure: 'ratio',
  numerator: {
    metric: `${HISTOGRAM}_count`,
    labels: { error_type: { not: '' } },
  },
  denominator: { metric: `${HISTOGRAM}_count` },
};

function observe(
  source: KpiDefinition['source'],
  options: {
    above?: number;
    metrics?: MetricsObservation;
    known?: Partial<StoredKpiVerdict>;
  } = {},
) {
  const { above = 3, known } = options;
  const [observation] = observeKpis([{ type: 'kpi', kpi: 'kpi', above }], {
    metrics: options.metrics ?? metrics(counts()),
    verdicts: [verdict(source, known)],
    requestHistogram: HISTOGRAM,
  });
  return observation;
}

describe('observeKpis', () => {
  it('counts errors of the candidate alone', () => {
    expect(observe(ERROR_RATE, { above: 0.01 })).toEqual({
      kpi: 'kpi',
      status: 'ok',
      of: 'candidate',
      at: NOW,
      query: 'q',
      value: 0.03,
      share: { events: 3, total: 100, allowed: 0.01 },
    });
  });

  it('counts requests beyond a limit where a bucket ends there', () => {
    const p95: KpiDefinition['source'] = {
      type: 'scrape',
      measure: 'quantile',
      metric: HISTOGRAM,
      quantile: 0.95,
    };
    const observed = observe(p95);
    expect(observed).toMatchObject({
      of: 'candidate',
      share: { events: 10, total: 100 },
    });
    expect(observed).toHaveProperty('share.allowed', expect.closeTo(0.05));
    expect(observe(p95, { above: 2 })).not.toHaveProperty('share');
  });

  it('estimates a mean from the buckets', () => {
    const mean: KpiDefinition['source'] = {
      type: 'scrape',
      measure: 'mean',
      metric: HISTOGRAM,
    };
    expect(observe(mean)).toMatchObject({
      of: 'candidate',
      value: (50 * 0.5 + 40 * 2 + 10 * 3) / 100,
    });
  });

  it('says of any other KPI that it is of the whole agent, and what is doubtful is unknown', () => {
    expect(observe({ type: 'push' })).toMatchObject({
      of: 'agent',
      value: 0.2,
    });
    expect(observe({ type: 'push' }, { known: { doubt: 'too old' } })).toEqual({
      kpi: 'kpi',
      status: 'unknown',
      reason: 'too old',
    });
  });

  it('knows nothing of a candidate without requests or measurements, or of a KPI that is not there', () => {
    expect(
      observe(ERROR_RATE, { metrics: metrics(counts({ requests: 0 })) }).status,
    ).toBe('unknown');
    const away = { status: 'source-error' as const, query: '', reason: 'away' };
    expect(observe(ERROR_RATE, { metrics: away })).toMatchObject({
      status: 'unknown',
      reason: 'away',
    });
    expect(
      observeKpis([{ type: 'kpi', kpi: 'other', above: 1 }], {
        metrics: away,
        verdicts: [],
        requestHistogram: HISTOGRAM,
      }),
    ).toMatchObject([{ kpi: 'other', status: 'unknown' }]);
  });
});
