import fc from 'fast-check';
import type { EvidenceSegment, RolloutObservations } from '../model';
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

describe('judgeRollout, without enough to judge by', () => {
  it('is insufficient while requests are too few', () => {
    const few = segment({
      candidate: counts({ requests: 99 }),
      stable: counts({ requests: 1_900 }),
    });
    expect(judge(few)).toMatchObject({
      outcome: 'insufficient',
      text: 'Too little to tell: 99 of 100 requests.',
    });
  });

  it('counts a bake from its own start', () => {
    const bake = {
      startedAt: START,
      validMs: 0,
      requiredMs: HOUR,
      samples: 0,
      requiredSamples: 50,
      samplesBefore: 371,
      countedTo: START,
    };
    const at = (samplesBefore: number) =>
      judge(good, {}, createRollout({ bake: { ...bake, samplesBefore } }))
        .outcome;

    expect(at(371)).toBe('insufficient');
    expect(at(370)).toBe('pass');
  });

  it('is insufficient where the stable release has nothing to compare with', () => {
    const alone = segment({
      weight: 100,
      candidate: counts({ requests: 5_000 }),
    });
    expect(judge(alone).outcome).toBe('insufficient');
    const before = { ...good, from: START - HOUR, to: START };
    const rollout = createRollout({ segments: [before, alone] });
    expect(judge(alone, {}, rollout).outcome).toBe('pass');
  });

  it.each(['no-data', 'source-error'] as const)(
    'is %s when the source says so',
    status => {
      const metrics = { status, query: 'counts', reason: 'nothing there.' };
      expect(judge(good, { metrics })).toMatchObject({
        outcome: status,
        text: 'Nothing there.',
        query: 'counts',
      });
    },
  );

  it('is no-data when what was measured is too old', () => {
    const metrics = observe(good, NOW - 301_000).metrics;
    expect(judge(good, { metrics })).toMatchObject({
      outcome: 'no-data',
      text: 'The newest measurement is 301 s old; only 300 s are allowed.',
    });
  });

  it('is no-data when the candidate is silent by more than chance', () => {
    const stable = (requests: number) =>
      judge(segment({ stable: counts({ requests }) })).outcome;

    expect(stable(50)).toBe('insufficient');
    expect(stable(500)).toBe('no-data');
  });

  it('is no-data when nobody has sent a request for longer than measurements stay fresh', () => {
    const silent = (from: number) => judge(segment({ from })).outcome;

    expect(silent(NOW - 60_000)).toBe('insufficient');
    expect(silent(NOW - 301_000)).toBe('no-data');
  });

  it('is insufficient, and no more, while KPIs wait for the first request', () => {
    const unknown = (kpi: string) =>
      ({ kpi, status: 'unknown', reason: 'no request yet' } as const);
    const kpis = [unknown('error-rate'), unknown('response-time')];
    const after = (requests: number) =>
      judge(
        segment({
          candidate: counts({ requests }),
          stable: counts({ requests: 20 }),
        }),
        { kpis },
      ).outcome;

    expect(after(0)).toBe('insufficient');
    expect(after(1)).toBe('no-data');
  });

  it('still fails for what is known', () => {
    const metrics = {
      status: 'source-error',
      query: 'counts',
      reason: 'down',
    } as const;
    const signals = [
      { signal: 'business-impact', by: 'user:default/lee', at: NOW },
    ];
    expect(judge(good, { metrics }, createRollout({ signals })).outcome).toBe(
      'fail',
    );
  });

  it('never passes unless everything was measured', () => {
    const known = fc.boolean();
    fc.assert(
      fc.property(known, known, known, fc.nat({ max: 200 }), (a, b, c, n) => {
        const present = { ...good, candidate: counts({ requests: n }) };
        const [errorRate, responseTime] = kpisOf(present, NOW);
        const { outcome } = judge(present, {
          kpis: [...(a ? [errorRate] : []), ...(b ? [responseTime] : [])],
          ...(!c && {
            metrics: { status: 'no-data', query: '', reason: 'none' },
          }),
        });
        expect(outcome === 'pass').toBe(a && b && c && n >= 100);
      }),
    );
  });
});
