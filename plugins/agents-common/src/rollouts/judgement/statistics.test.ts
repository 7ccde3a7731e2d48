import {
  createRollout,
  HOUR,
  observe,
  START,
} from './__testUtils__/createJudged';
import { Traffic } from './__testUtils__/Traffic';
import { judgeRollout } from './judgeRollout';
import { preflightPower } from './preflightPower';

/*
 * The promises of the judgement as it is shipped: the built-in canary, 5 % for 48 h, judged every
 * hour, against a stable release with 0.5 % errors.
 */
const RUNS = 1_000;
const HOURS = 48;
const BASE_RATE = 0.005;
const LIMIT = 0.01;

const rollout = createRollout();

jest.setTimeout(120_000);

interface Outcomes {
  /** Share of the runs that ended with `fail`. */
  failed: number;
  /** Mean time until then, in hours. */
  meanHours: number;
  /** Share of the runs in which errors were above the limit in at least one hour. */
  naive: number;
}

function simulate(options: {
  requestsPerDay: number;
  candidateRate: number;
  runs?: number;
  /** Hours from one look to the next. */
  every?: number;
}): Outcomes {
  const { requestsPerDay, candidateRate, runs = RUNS, every = 1 } = options;
  const traffic = Traffic.create(requestsPerDay);
  let failed = 0;
  let hours = 0;
  let naive = 0;
  for (let run = 0; run < runs; run++) {
    let present = traffic.begin();
    let failedAt: number | undefined;
    let isNaive = false;
    for (let hour = every; hour <= HOURS + 1e-9; hour += every) {
      const before = present.candidate;
      present = traffic.extend(present, {
        requestsPerDay,
        hours: every,
        baseRate: BASE_RATE,
        candidateRate,
      });
      const errors = present.candidate.errors - before.errors;
      const requests = present.candidate.requests - before.requests;
      isNaive ||= errors > LIMIT * requests;
      if (failedAt === undefined) {
        const now = Math.round(START + hour * HOUR);
        const observations = observe(present, now);
        const { outcome } = judgeRollout({ rollout, observations, now });
        if (outcome === 'fail') failedAt = hour;
      }
    }
    failed += failedAt === undefined ? 0 : 1;
    hours += failedAt ?? 0;
    naive += isNaive ? 1 : 0;
  }
  return {
    failed: failed / runs,
    meanHours: hours / failed,
    naive: naive / runs,
  };
}

describe('the judgement as it is shipped', () => {
  it.each([
    { requestsPerDay: 500, naive: 0.23 },
    { requestsPerDay: 5_000, naive: 0.93 },
    { requestsPerDay: 50_000, naive: 1 },
  ])(
    'fails at most 1 % of healthy canaries at $requestsPerDay requests a day, of which a threshold by the hour fails about $naive',
    ({ requestsPerDay, naive }) => {
      const healthy = simulate({
        requestsPerDay,
        candidateRate: BASE_RATE,
      });

      expect(healthy.failed).toBeLessThanOrEqual(0.01);
      expect(Math.abs(healthy.naive - naive)).toBeLessThan(0.04);
    },
  );

  it.each([
    { requestsPerDay: 500, least: 0.65 },
    { requestsPerDay: 5_000, least: 0.99 },
    { requestsPerDay: 50_000, least: 1 },
  ])(
    'fails at least $least of the canaries with 10 % errors at $requestsPerDay requests a day',
    ({ requestsPerDay, least }) => {
      expect(
        simulate({ requestsPerDay, candidateRate: 0.1 }).failed,
      ).toBeGreaterThanOrEqual(least);
    },
  );

  it('fails no more healthy canaries when it looks every six minutes', () => {
    const { failed } = simulate({
      requestsPerDay: 5_000,
      candidateRate: BASE_RATE,
      runs: 400,
      every: 0.1,
    });

    expect(failed).toBeLessThanOrEqual(0.01);
  });

  it('finds 10 % errors within 6 h on average at 5,000 requests a day', () => {
    expect(
      simulate({ requestsPerDay: 5_000, candidateRate: 0.1 }).meanHours,
    ).toBeLessThanOrEqual(6);
  });
});

describe('the time that the preflight promises', () => {
  const { policy } = rollout;

  it.each([
    { weight: 5, requestsPerDay: 5_000, errorRate: 0.1 },
    { weight: 5, requestsPerDay: 5_000, errorRate: 0.02 },
    { weight: 25, requestsPerDay: 5_000, errorRate: 0.02 },
    { weight: 50, requestsPerDay: 5_000, errorRate: 0.01 },
    { weight: 5, requestsPerDay: 500, errorRate: 0.1 },
    { weight: 10, requestsPerDay: 50_000, errorRate: 0.02 },
    { weight: 5, requestsPerDay: 50_000, errorRate: 0.01 },
  ])(
    'is within 15 % of the mean time to a verdict: $weight % of $requestsPerDay requests a day, $errorRate errors',
    ({ weight, requestsPerDay, errorRate }) => {
      const { power } = preflightPower({
        policy,
        requestsPerDay,
        errorRate: BASE_RATE,
        at: START,
      });
      const promised = power.find(
        one => one.weight === weight && one.errorRate === errorRate,
      )?.hours;
      const mean = meanDetection({
        weight,
        requestsPerDay,
        errorRate,
        promised,
      });

      expect(Math.abs((promised ?? 0) / mean - 1)).toBeLessThan(0.15);
    },
  );

  /** Looked at so often that the time between looks adds next to nothing. */
  function meanDetection(options: {
    weight: number;
    requestsPerDay: number;
    errorRate: number;
    promised?: number;
  }): number {
    const { weight, requestsPerDay, errorRate, promised = 1 } = options;
    const traffic = Traffic.create(weight * requestsPerDay);
    const step = promised / 40;
    const runs = 400;
    let hours = 0;
    for (let run = 0; run < runs; run++) {
      let present = traffic.begin(weight);
      for (let outcome = 'pass'; outcome !== 'fail'; hours += step) {
        present = traffic.extend(present, {
          requestsPerDay,
          hours: step,
          baseRate: BASE_RATE,
          candidateRate: errorRate,
        });
        const observations = observe(present, present.to);
        outcome = judgeRollout({
          rollout,
          observations,
          now: present.to,
        }).outcome;
      }
    }
    // On average a verdict was reached half a step before it was looked for.
    return hours / runs - step / 2;
  }
});
