import {
  type AgentKpis,
  countKpis,
  type KpiBudget,
  type KpiResult,
  worstKpi,
} from '@agent-portal/plugin-agents-common';
import { FIXTURE_NOW, fixtureTime } from './createManualClock';

/** One KPI of an agent: response time, 1.8 s against a target below 2 s. @public */
export function createKpiResult(overrides: Partial<KpiResult> = {}): KpiResult {
  return {
    id: 'response-time',
    title: 'Response time',
    category: 'technical',
    unit: 'seconds',
    direction: 'lower',
    strict: true,
    target: 2,
    warning: 1.9,
    window: '1h',
    minimumSamples: 30,
    freshness: '5m',
    status: 'met',
    since: fixtureTime(7_200),
    observed: 1.8,
    samples: 4213,
    observedAt: fixtureTime(20),
    reason: '1.8 s is below 2 s.',
    environment: 'resource:default/production',
    source: {
      type: 'scrape',
      provenance: 'observed',
      text: 'mean of gen_ai_invoke_agent_duration_seconds',
    },
    points: [
      { at: fixtureTime(180), value: 1.6, samples: 1400 },
      { at: fixtureTime(120), value: 1.9, samples: 1400 },
      { at: fixtureTime(60), value: 1.8, samples: 1413 },
    ],
    ...overrides,
  };
}

/** An error budget of which 41 % is used, spent in 9 days at this rate. @public */
export function createKpiBudget(overrides: Partial<KpiBudget> = {}): KpiBudget {
  const hour = 3_600_000;
  return {
    allowed: 0.001,
    windowMs: 720 * hour,
    samples: 1_000_000,
    bad: 410,
    spent: 0.41,
    status: 'ok',
    burns: [
      {
        id: 'fast',
        limit: 14.4,
        status: 'ok',
        long: { windowMs: hour, rate: 2.04, samples: 1_400 },
        short: { windowMs: hour / 12, samples: 12 },
      },
    ],
    exhaustedAt: fixtureTime(-9 * 86_400),
    text: '41 % of the error budget of 30 d is used; at the rate of the last 6 h it is spent in 9 d.',
    ...overrides,
  };
}

/** A KPI without a verdict: the metrics could not be read for 12 minutes. @public */
export function createUnknownKpiResult(
  overrides: Partial<KpiResult> = {},
): KpiResult {
  return createKpiResult({
    status: 'unknown',
    observed: undefined,
    observedAt: fixtureTime(720),
    samples: 0,
    since: fixtureTime(420),
    reason: 'No samples for 12 min: /metrics answers 503.',
    points: [],
    ...overrides,
  });
}

/** Every KPI of an agent; counts and verdict follow from the results. @public */
export function createAgentKpis(overrides: Partial<AgentKpis> = {}): AgentKpis {
  const results = overrides.results ?? [createKpiResult()];
  const counts = countKpis(results.map(result => result.status));
  return {
    status: worstKpi(counts),
    counts,
    kpiSet: 'kpiset:default/agent-production',
    results,
    asOf: new Date(FIXTURE_NOW).toISOString(),
    ...overrides,
  };
}
