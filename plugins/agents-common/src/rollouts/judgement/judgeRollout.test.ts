import type {
  EvidenceSegment,
  KpiObservation,
  RolloutObservations,
} from '../model';
import {
  counts,
  createRollout,
  HOUR,
  kpisOf,
  observe,
  segment,
  START,
} from './__testUtils__/createJudged';
import { judgeRollout } from './judgeRollout';

const NOW = START + HOUR;

/** A canary that is as good as the stable release, with enough requests. */
const good = segment({
  candidate: counts({ requests: 420, errors: 2 }),
  stable: counts({ requests: 7_980, errors: 32 }),
});

function judge(
  present: EvidenceSegment,
  observations: Partial<RolloutObservations> = {},
  rollout = createRollout({ segments: [present] }),
) {
  return judgeRollout({
    rollout,
    observations: observe(present, NOW, observations),
    now: NOW,
  });
}

/** The KPIs of the good canary, one of them replaced. */
function withKpi(kpi: KpiObservation): Partial<RolloutObservations> {
  return {
    kpis: kpisOf(good, NOW).map(one => (one.kpi === kpi.kpi ? kpi : one)),
  };
}

describe('judgeRollout', () => {
  it('passes a canary that is as good, with everything it was judged by', () => {
    const verdict = judge(good);

    expect(verdict).toMatchObject({
      outcome: 'pass',
      at: '2026-11-02T01:00:00.000Z',
      text: 'Nothing speaks against the candidate after 420 requests.',
      query: 'counts',
    });
    expect(verdict.comparisons.map(one => [one.metric, one.method])).toEqual([
      ['errors', 'sequential'],
      ['failed-tasks', 'sequential'],
      ['complaints', 'sequential'],
      ['error-rate', 'bound'],
      ['response-time', 'limit'],
    ]);
  });

  it('fails one with more errors than the stable release, and says so in numbers', () => {
    const bad = segment({
      candidate: counts({ requests: 420, errors: 31 }),
      stable: counts({ requests: 7_980, errors: 32 }),
    });
    const verdict = judge(bad);

    expect(verdict.outcome).toBe('fail');
    expect(verdict.text).toBe(
      '31 errors in 420 requests against 0.4 % of the stable release: e-value 1.7e+21, limit 400; 31 of 420 (7.4 %) are beyond the limit of error-rate: by 99.99 % confidence at least 3.9 %, allowed 1 %.',
    );
    expect(verdict.comparisons[0]).toMatchObject({
      outcome: 'fail',
      candidate: { events: 31, total: 420 },
      stable: { events: 32, total: 7_980 },
      threshold: 400,
    });
  });

  it.each(['failedTasks', 'complaints'] as const)(
    'fails one with more %s than the stable release',
    field => {
      const bad = segment({
        candidate: counts({ requests: 420, [field]: 12 }),
        stable: counts({ requests: 7_980, [field]: 12 }),
      });
      expect(judge(bad).outcome).toBe('fail');
    },
  );

  it('fails one that is plainly slower', () => {
    const slow = segment({
      candidate: counts({
        requests: 420,
        latency: [
          { le: 1, count: 100 },
          { le: 2, count: 320 },
        ],
      }),
      stable: counts({
        requests: 7_980,
        latency: [
          { le: 1, count: 7_000 },
          { le: 2, count: 980 },
        ],
      }),
    });
    expect(judge(slow)).toMatchObject({
      outcome: 'fail',
      text: expect.stringContaining('of 420 requests and 7,980 requests'),
    });
  });

  it('does not fail one for a difference in latency that nobody would notice', () => {
    const latency = (fast: number, slow: number) => [
      { le: 1, count: fast },
      { le: 2, count: slow },
    ];
    const slower = segment({
      candidate: counts({ requests: 50_000, latency: latency(44_000, 6_000) }),
      stable: counts({ requests: 950_000, latency: latency(855_000, 95_000) }),
    });
    const verdict = judge(slower);

    expect(verdict.outcome).toBe('pass');
    expect(
      verdict.comparisons.find(({ metric }) => metric === 'latency')?.value,
    ).toBeLessThan(0.0001);
  });

  it('fails for a signal that the plan rolls back for, and for no other', () => {
    const signalled = (signal: string) =>
      judge(
        good,
        {},
        createRollout({
          signals: [
            { signal, by: 'user:default/lee', at: NOW, reason: 'Key leaked' },
          ],
        }),
      );

    expect(signalled('security-incident')).toMatchObject({
      outcome: 'fail',
      text: 'The signal security-incident was raised by lee: Key leaked.',
    });
    expect(signalled('full-moon').outcome).toBe('pass');
  });

  describe('limits', () => {
    const responseTime = {
      kpi: 'response-time',
      status: 'ok',
      of: 'candidate',
      at: NOW,
      value: 3.2,
      query: 'q',
    } as const;

    it('fail a value beyond them', () => {
      expect(judge(good, withKpi(responseTime))).toMatchObject({
        outcome: 'fail',
        text: 'The KPI response-time is 3.2, at most 3 is allowed.',
      });
    });

    it('fail a share only once its bound is beyond them', () => {
      const share = (events: number, total: number) =>
        judge(
          good,
          withKpi({
            ...responseTime,
            kpi: 'error-rate',
            value: events / total,
            share: { events, total, allowed: 0.01 },
          }),
        ).comparisons.find(({ method }) => method === 'bound')?.outcome ??
        'no-data';

      expect(share(5, 420)).toBe('pass');
      expect(share(20, 420)).toBe('fail');
      expect(share(29, 29)).toBe('insufficient');
      expect(share(30, 30)).toBe('fail');
      expect(share(0, 0)).toBe('insufficient');
      expect(share(3, 2)).toBe('no-data');
    });

    it.each<[string, KpiObservation | undefined]>([
      ['unknown', { kpi: 'response-time', status: 'unknown', reason: 'gone' }],
      ['no number', { ...responseTime, value: NaN }],
      ['too old', { ...responseTime, value: 1, at: NOW - 301_000 }],
      ['not measured', undefined],
    ])('are not met by a KPI that is %s', (_, kpi) => {
      const kpis = kpisOf(good, NOW).filter(one => one.kpi !== 'response-time');
      expect(judge(good, { kpis: kpi ? [...kpis, kpi] : kpis })).toMatchObject({
        outcome: 'no-data',
        text: expect.stringMatching(/^The KPI response-time is not known: /),
      });
    });
  });

  it('takes the present segment from the observations, whichever the rollout has', () => {
    const older = { ...good, candidate: counts({ requests: 10 }) };
    const before = segment({ from: START - HOUR, to: START });

    expect(
      judge(good, {}, createRollout({ segments: [before, older] })),
    ).toEqual(judge(good, {}, createRollout({ segments: [before] })));
  });

  it('is the same for the same evidence, and the rollout is left as it is', () => {
    const rollout = createRollout({ segments: [good] });
    const before = JSON.stringify(rollout);

    expect(judge(good, {}, rollout)).toEqual(
      judge(JSON.parse(JSON.stringify(good)), {}, JSON.parse(before)),
    );
    expect(JSON.stringify(rollout)).toBe(before);
  });

  it('lets a KPI of the whole agent fail the candidate, but never speak for it', () => {
    const ofAgent = (value: number): KpiObservation => ({
      kpi: 'response-time',
      status: 'ok',
      of: 'agent',
      at: NOW,
      value,
      query: 'response time of the agent',
    });
    const within = judge(good, withKpi(ofAgent(0.8)));
    expect(within.outcome).toBe('pass');
    expect(within.text).toMatch(
      /^Nothing speaks against.*response-time is 0\.8.*whole agent, which says nothing for the candidate\.$/,
    );
    expect(within.comparisons.at(-1)).toMatchObject({
      metric: 'response-time',
      outcome: 'insufficient',
    });
    expect(judge(good, withKpi(ofAgent(1_000))).outcome).toBe('fail');
  });
});
