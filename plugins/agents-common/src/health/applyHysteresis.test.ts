import fc from 'fast-check';
import type { HealthStatus } from '../api/types';
import { HEALTH_STATUSES } from '../verdicts';
import { applyHysteresis, expireHealth } from './applyHysteresis';
import type {
  HealthObservation,
  HealthPolicy,
  HealthState,
} from './HealthState';

const policy: HealthPolicy = { failureThreshold: 2, recoveryThreshold: 1 };

function observation(
  status: HealthStatus,
  at: number,
  change: Partial<HealthObservation> = {},
): HealthObservation {
  return {
    status,
    at,
    alive: status === 'pass' || status === 'warn',
    reason: `${status} at ${at}`,
    cause: status,
    components: [],
    ...change,
  };
}

function after(statuses: HealthStatus[], rules = policy): HealthState {
  let state: HealthState | undefined;
  statuses.forEach((status, index) => {
    state = applyHysteresis(state, observation(status, index + 1), rules);
  });
  return state!;
}

describe('applyHysteresis', () => {
  it('counts the first observation at once', () => {
    expect(
      applyHysteresis(
        undefined,
        observation('fail', 7, { release: '1.0.0' }),
        policy,
      ),
    ).toEqual({
      status: 'fail',
      since: 7,
      observedAt: 7,
      reason: 'fail at 7',
      cause: 'fail',
      release: '1.0.0',
      components: [],
    });
  });

  it('says of each component since when it is as it is', () => {
    const at = (seconds: number) => new Date(seconds * 1_000).toISOString();
    const observe = (
      previous: HealthState | undefined,
      seconds: number,
      statuses: HealthStatus[],
    ) =>
      applyHysteresis(
        previous,
        observation('warn', seconds * 1_000, {
          components: statuses.map((status, index) => ({
            id: 'disk:free',
            ...(index > 1 && { componentId: 'other' }),
            status,
          })),
        }),
        policy,
      );
    const first = observe(undefined, 1, ['pass', 'warn', 'fail']);
    const second = observe(first, 2, ['pass', 'fail', 'fail', 'warn']);
    expect(second.components.map(({ since }) => since)).toEqual([
      at(1),
      at(2),
      at(1),
      at(2),
    ]);
  });

  it('holds the status until enough observations in a row disagree', () => {
    const held = after(['pass', 'fail']);
    expect(held).toMatchObject({
      status: 'pass',
      since: 1,
      reason: 'pass at 1',
      observedAt: 2,
      aliveAt: 1,
      streak: { status: 'fail', count: 1 },
    });
    const flipped = after(['pass', 'fail', 'fail']);
    expect(flipped).toMatchObject({ status: 'fail', since: 3, aliveAt: 1 });
    expect(flipped.streak).toBeUndefined();
  });

  it('starts over when one observation agrees again', () => {
    expect(after(['pass', 'fail', 'pass', 'fail']).status).toBe('pass');
  });

  it('recovers as quickly as the policy says', () => {
    expect(after(['fail', 'pass'])).toMatchObject({ status: 'pass', since: 2 });
    const slow = { failureThreshold: 1, recoveryThreshold: 3 };
    expect(after(['fail', 'pass', 'pass'], slow).status).toBe('fail');
    expect(after(['fail', 'pass', 'pass', 'pass'], slow).status).toBe('pass');
  });

  it('goes no further than all observations of the streak support', () => {
    expect(after(['pass', 'fail', 'warn']).status).toBe('warn');
    expect(after(['pass', 'warn', 'fail']).status).toBe('warn');
    expect(after(['pass', 'warn', 'fail', 'fail', 'fail']).status).toBe('fail');
  });

  it('does not hold a good status while bad ones alternate', () => {
    expect(after(['pass', 'fail', 'unknown']).status).toBe('unknown');
  });

  it('does not take unknown for a recovery', () => {
    expect(after(['fail', 'unknown']).status).toBe('fail');
    expect(after(['fail', 'unknown', 'unknown']).status).toBe('unknown');
  });

  it('takes anything at once after unknown', () => {
    expect(after(['unknown', 'fail']).status).toBe('fail');
    expect(after(['unknown', 'pass']).status).toBe('pass');
  });

  it('keeps the last release while the instance does not answer', () => {
    const seen = applyHysteresis(
      undefined,
      observation('pass', 1, { release: '1.4.0', latencyMs: 3 }),
      policy,
    );
    const gone = applyHysteresis(seen, observation('fail', 2), policy);
    expect(gone.release).toBe('1.4.0');
    expect(gone.latencyMs).toBeUndefined();
  });

  it('ignores an observation that is late or the same again', () => {
    const state = after(['pass', 'pass']);
    expect(applyHysteresis(state, observation('fail', 2), policy)).toBe(state);
    expect(applyHysteresis(state, observation('fail', 1), policy)).toBe(state);
  });

  const statuses = fc.array(fc.constantFrom(...HEALTH_STATUSES), {
    minLength: 1,
    maxLength: 40,
  });
  const rules = fc.record({
    failureThreshold: fc.integer({ min: 1, max: 5 }),
    recoveryThreshold: fc.integer({ min: 1, max: 5 }),
  });

  it('flips only after enough observations in a row that are not the old status', () => {
    fc.assert(
      fc.property(statuses, rules, (sequence, thresholds) => {
        const least = Math.min(
          thresholds.failureThreshold,
          thresholds.recoveryThreshold,
        );
        let state: HealthState | undefined;
        let disagreeing = 0;
        sequence.forEach((status, index) => {
          const at = index + 1;
          const held = state?.status ?? 'unknown';
          disagreeing = status === held ? 0 : disagreeing + 1;
          const next = applyHysteresis(
            state,
            observation(status, at),
            thresholds,
          );
          const flips = next.status !== held;
          const mayFlip = held === 'unknown' || disagreeing >= least;
          expect(flips && !mayFlip).toBe(false);
          expect(next.since).toBe(flips ? at : state?.since ?? at);
          expect(next.observedAt).toBe(at);
          disagreeing = flips ? 0 : disagreeing;
          state = next;
        });
      }),
    );
  });

  it('always ends at a status that is observed often enough', () => {
    fc.assert(
      fc.property(
        statuses,
        rules,
        fc.constantFrom(...HEALTH_STATUSES),
        (sequence, thresholds, last) => {
          const many = Array<HealthStatus>(15).fill(last);
          expect(after([...sequence, ...many], thresholds).status).toBe(last);
        },
      ),
    );
  });

  it('takes every observation at once with thresholds of one', () => {
    fc.assert(
      fc.property(statuses, sequence => {
        const once = { failureThreshold: 1, recoveryThreshold: 1 };
        expect(after(sequence, once).status).toBe(sequence.at(-1));
      }),
    );
  });
});

describe('expireHealth', () => {
  const at = Date.parse('2025-01-27T12:03:10Z');
  const state = applyHysteresis(
    undefined,
    observation('pass', at, {
      latencyMs: 5,
      release: '1.4.0',
      components: [{ id: 'a', status: 'pass' }],
    }),
    policy,
  );

  it('leaves a fresh state alone', () => {
    expect(expireHealth(state, { now: at + 30_000, freshnessMs: 30_000 })).toBe(
      state,
    );
  });

  it('makes an old one unknown and says since when nothing was measured', () => {
    const now = at + 30_001;
    const expired = expireHealth(state, { now, freshnessMs: 30_000 });
    expect(expired).toEqual({
      status: 'unknown',
      since: now,
      observedAt: at,
      aliveAt: at,
      passedAt: at,
      reason: 'No answer has been measured since 2025-01-27 12:03:10 UTC',
      cause: 'expired',
      release: '1.4.0',
      components: [],
    });
    const later = { now: now + 99_999, freshnessMs: 30_000 };
    expect(expireHealth(expired, later)).toBe(expired);
  });

  it('does not start anew what was unknown already', () => {
    const unknown = { ...state, status: 'unknown' as const, since: at - 5 };
    expect(
      expireHealth(unknown, { now: at + 99_999, freshnessMs: 1 }),
    ).toMatchObject({ since: at - 5, cause: 'expired' });
  });

  it('is over with the next observation', () => {
    const expired = expireHealth(state, { now: at + 99_999, freshnessMs: 1 });
    const next = (status: HealthStatus) =>
      applyHysteresis(expired, observation(status, at + 100_000), policy);
    expect(next('pass').status).toBe('pass');
    expect(next('warn').status).toBe('warn');
  });

  it('takes as many failures as ever to fail after it', () => {
    const gap = { now: at + 99_999, freshnessMs: 30_000 };
    const expired = expireHealth(state, gap);
    const first = applyHysteresis(
      expired,
      observation('fail', at + 100_000),
      policy,
    );
    expect(first).toMatchObject({
      status: 'unknown',
      since: gap.now,
      observedAt: at + 100_000,
      reason: expired.reason,
    });
    expect(
      applyHysteresis(first, observation('fail', at + 110_000), policy),
    ).toMatchObject({ status: 'fail', since: at + 110_000 });
    expect(
      applyHysteresis(expired, observation('fail', at + 100_000), {
        failureThreshold: 1,
        recoveryThreshold: 1,
      }).status,
    ).toBe('fail');
  });

  it('does not count a failure from before another gap', () => {
    const expired = expireHealth(state, { now: at + 99_999, freshnessMs: 1 });
    const first = applyHysteresis(
      expired,
      observation('fail', at + 100_000),
      policy,
    );
    const again = expireHealth(first, { now: at + 200_000, freshnessMs: 1 });
    expect(again.streak).toBeUndefined();
    expect(again.since).toBe(expired.since);
    expect(
      applyHysteresis(again, observation('fail', at + 200_001), policy).status,
    ).toBe('unknown');
  });
});
