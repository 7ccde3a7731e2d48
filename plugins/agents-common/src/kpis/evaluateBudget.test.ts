import fc from 'fast-check';
import { describeBurn } from './describeBudget';
import { BUDGET_WINDOWS_MS, type BudgetMeasurement } from './errorBudget';
import { evaluateBudget } from './evaluateBudget';

const NOW = Date.parse('2026-03-01T12:00:00Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const ALLOWED = 0.001;
const PER_MINUTE = 1_000;

/** A steady thousand events a minute, of which each window sees its own share go wrong. */
function counted(
  rates: Partial<Record<number, number>>,
  overrides: Partial<BudgetMeasurement> = {},
): BudgetMeasurement {
  return {
    at: NOW,
    counts: BUDGET_WINDOWS_MS.map(windowMs => {
      const samples = (PER_MINUTE * windowMs) / MINUTE;
      const bad = samples * ALLOWED * (rates[windowMs] ?? 0);
      return { windowMs, samples, bad, oldestAt: NOW - windowMs };
    }),
    ...overrides,
  };
}

/** The same share of events in every window. */
function steady(rate: number) {
  return counted(
    Object.fromEntries(BUDGET_WINDOWS_MS.map(windowMs => [windowMs, rate])),
  );
}

function statuses(measurement: BudgetMeasurement, allowed = ALLOWED) {
  return Object.fromEntries(
    evaluateBudget(allowed, measurement, NOW).burns.map(burn => [
      burn.id,
      burn.status,
    ]),
  );
}

describe('evaluateBudget', () => {
  it('says how much is used and when the rest is spent at the rate of the last hours', () => {
    const rate = (0.59 * 30) / 9;
    const budget = evaluateBudget(
      ALLOWED,
      counted({ [30 * DAY]: 0.41, [6 * HOUR]: rate }),
      NOW,
    );
    expect(budget).toMatchObject({
      allowed: ALLOWED,
      windowMs: 30 * DAY,
      spent: expect.closeTo(0.41),
      status: 'ok',
      exhaustedAt: new Date(NOW + 9 * DAY).toISOString(),
      text: '41 % of the error budget of 30 d is used; at the rate of the last 6 h it is spent in 9 d.',
    });
  });

  it('has no end for a budget that lasts at this rate', () => {
    const budget = evaluateBudget(ALLOWED, steady(0.5), NOW);
    expect(budget.exhaustedAt).toBeUndefined();
    expect(budget.text).toBe(
      '50 % of the error budget of 30 d is used; at the rate of the last 6 h it lasts.',
    );
  });

  it('says that it is spent, and by how much', () => {
    const budget = evaluateBudget(ALLOWED, counted({ [30 * DAY]: 1.24 }), NOW);
    expect(budget).toMatchObject({
      status: 'spent',
      text: 'All of the error budget of 30 d is spent: 124 % of what may fail has failed.',
    });
    expect(budget.exhaustedAt).toBeUndefined();
  });

  it.each([
    ['fast', HOUR, 5 * MINUTE, 14.4],
    ['slow', 6 * HOUR, 30 * MINUTE, 6],
    ['ticket', 3 * DAY, 6 * HOUR, 1],
  ])(
    'counts the %s burn only when both windows are over',
    (id, long, short, limit) => {
      const over = limit * 1.1;
      expect(statuses(counted({ [long]: over, [short]: over }))[id]).toBe(
        'burning',
      );
      expect(statuses(counted({ [long]: over }))[id]).toBe('ok');
      expect(statuses(counted({ [short]: over }))[id]).toBe('ok');
      expect(statuses(counted({ [long]: limit, [short]: limit }))[id]).toBe(
        'ok',
      );
    },
  );

  it('is at risk while it burns, whatever is left', () => {
    expect(evaluateBudget(ALLOWED, steady(0.1), NOW).status).toBe('ok');
    expect(
      evaluateBudget(ALLOWED, counted({ [HOUR]: 20, [5 * MINUTE]: 20 }), NOW)
        .status,
    ).toBe('at-risk');
  });

  it('does not know a rate that a single bad event would take over the limit', () => {
    const few = (samples: number) => ({
      at: NOW,
      counts: BUDGET_WINDOWS_MS.map(windowMs => ({
        windowMs,
        samples,
        bad: 1,
      })),
    });
    // 1 / (0.001 × 14.4) is a little more than 69.
    expect(statuses(few(69)).fast).toBe('unknown');
    expect(statuses(few(70)).fast).toBe('ok');
    const [fast] = evaluateBudget(ALLOWED, few(69), NOW).burns;
    expect(fast.long).toEqual({ windowMs: HOUR, samples: 69 });
    expect(describeBurn(fast)).toBe(
      'Whether the error budget is used up more than 14.4 times as fast as it lasts is not known: 69 samples in 1 h and 69 samples in 5 min.',
    );
  });

  it('takes a few bad events among few for chance', () => {
    const burning = (
      [samples, bad]: [number, number],
      demand?: { minimumSamples: number; window: string },
    ) =>
      evaluateBudget(
        0.01,
        {
          at: NOW,
          counts: BUDGET_WINDOWS_MS.map(windowMs => ({
            windowMs,
            samples,
            bad,
          })),
        },
        NOW,
        demand,
      ).burns[0].status;
    // Two of ten are 20 times the share that may be bad, and might be far fewer in truth.
    expect(burning([10, 2])).toBe('unknown');
    expect(burning([19, 19])).toBe('unknown');
    expect(burning([20, 4])).toBe('unknown');
    expect(burning([20, 7])).toBe('burning');
    const demand = { minimumSamples: 240, window: '2h' };
    expect(burning([119, 60], demand)).toBe('unknown');
    expect(burning([120, 60], demand)).toBe('burning');
    const short = { minimumSamples: 30, window: '5m' };
    expect(burning([29, 20], short)).toBe('unknown');
    expect(burning([30, 20], short)).toBe('burning');
  });

  it('does not know the rate of a window of which less than half is measured', () => {
    const young = (ageMs: number) => {
      const { at, counts } = steady(20);
      return {
        at,
        counts: counts.map(one => ({
          ...one,
          oldestAt: NOW - Math.min(one.windowMs, ageMs),
        })),
      };
    };
    expect(statuses(young(29 * MINUTE)).fast).toBe('unknown');
    expect(statuses(young(30 * MINUTE)).fast).toBe('burning');
  });

  it('is not well before it is known how fast it is used up', () => {
    const young = (bad: number) =>
      evaluateBudget(
        ALLOWED,
        {
          at: NOW,
          counts: BUDGET_WINDOWS_MS.map(windowMs => ({
            windowMs,
            samples: 1_000,
            bad,
            oldestAt: NOW - 5 * MINUTE,
          })),
        },
        NOW,
      );
    expect(young(300)).toMatchObject({
      status: 'unknown',
      spent: expect.closeTo(300 / 8_640),
    });
    expect(young(0).status).toBe('ok');
  });

  it('takes what a young agent used from the budget of the whole window', () => {
    const samples = 2_880_000;
    const budget = evaluateBudget(
      ALLOWED,
      {
        at: NOW,
        counts: [
          {
            windowMs: 30 * DAY,
            samples,
            bad: samples * ALLOWED * 3,
            oldestAt: NOW - 2 * DAY,
          },
        ],
      },
      NOW,
    );
    expect(budget.spent).toBeCloseTo(0.2);
    expect(budget.text).toBe(
      '20 % of the error budget of 30 d (2 d of them measured) is used.',
    );
  });

  it('learns from a short window since when there are data, where a long one is counted by the day', () => {
    const counts = [
      { windowMs: HOUR, oldestAt: NOW - 4 * MINUTE },
      { windowMs: 30 * DAY, oldestAt: NOW - 19 * HOUR },
    ].map(one => ({ ...one, samples: 4_000, bad: 8 }));
    const { text } = evaluateBudget(ALLOWED, { at: NOW, counts }, NOW);
    expect(text).toContain('(4 min of them measured)');
    const [hour, month] = counts;
    expect(
      evaluateBudget(
        ALLOWED,
        { at: NOW, counts: [hour, { ...month, samples: 4_001 }] },
        NOW,
      ).text,
    ).toContain('(19 h of them measured)');
  });

  it('leaves out a limit that all events together could not pass', () => {
    expect(Object.keys(statuses(steady(0), 0.2))).toEqual(['ticket']);
  });

  it('never calls a budget well that could not be counted in full', () => {
    const problem = '/metrics answers 503';
    const budget = evaluateBudget(ALLOWED, { ...steady(0.1), problem }, NOW);
    expect(budget.status).toBe('unknown');
    expect(budget.burns.map(({ status }) => status)).toEqual([
      'unknown',
      'unknown',
      'unknown',
    ]);
    expect(budget.text).toContain('not counted in full: /metrics answers 503.');
    expect(statuses({ ...steady(20), problem })).toEqual({
      fast: 'burning',
      slow: 'burning',
      ticket: 'burning',
    });
  });

  it('forgets what was counted long ago', () => {
    const measurement = { ...steady(20), at: NOW - 11 * MINUTE };
    const budget = evaluateBudget(ALLOWED, measurement, NOW);
    expect(budget).toMatchObject({ status: 'unknown', samples: 0 });
    expect(budget.text).toBe(
      'How much of the error budget of 30 d is used is not known: it has not been counted for more than 10 min.',
    );
  });

  it('is unknown before anything was counted', () => {
    expect(evaluateBudget(ALLOWED, undefined, NOW)).toMatchObject({
      status: 'unknown',
      samples: 0,
      text: expect.stringContaining('it has not been counted yet'),
    });
  });

  it('tells how fast it burns', () => {
    const [fast] = evaluateBudget(
      ALLOWED,
      counted({ [HOUR]: 18.23, [5 * MINUTE]: 20 }),
      NOW,
    ).burns;
    expect(describeBurn(fast)).toBe(
      'The error budget is used up 18.2 times too fast over 1 h and 20 times too fast over 5 min, more than 14.4 times as fast as it lasts.',
    );
  });
});

describe('any error budget', () => {
  const count = (windowMs: number) =>
    fc
      .record({
        samples: fc.double({ min: 0, max: 1e9, noNaN: true }),
        share: fc.double({ min: 0, max: 1, noNaN: true }),
        age: fc.option(fc.double({ min: 0, max: 40 * DAY, noNaN: true }), {
          nil: undefined,
        }),
      })
      .map(({ samples, share, age }) => ({
        windowMs,
        samples,
        bad: samples * share,
        ...(age !== undefined && { oldestAt: NOW - age }),
      }));
  const measurement = fc.record({
    at: fc.constant(NOW),
    counts: fc.tuple(...BUDGET_WINDOWS_MS.map(count)),
  });
  const share = fc.double({ min: 1e-6, max: 0.999, noNaN: true });

  it('burns only when both rates are known and over the limit', () => {
    fc.assert(
      fc.property(measurement, share, (counts, allowed) => {
        for (const burn of evaluateBudget(allowed, counts, NOW).burns) {
          const { long, short, limit, status } = burn;
          const isOver = (long.rate ?? 0) > limit && (short.rate ?? 0) > limit;
          expect(status !== 'burning' || isOver).toBe(true);
          expect(status !== 'burning' || long.samples >= 20).toBe(true);
          expect(status !== 'ok' || !isOver).toBe(true);
          const isKnown = long.rate !== undefined || short.rate !== undefined;
          expect(isKnown || status === 'unknown').toBe(true);
        }
      }),
    );
  });

  it('is spent no sooner than now and within its window, and only while something is left', () => {
    fc.assert(
      fc.property(measurement, share, (counts, allowed) => {
        const { exhaustedAt, spent } = evaluateBudget(allowed, counts, NOW);
        const left =
          exhaustedAt === undefined ? 0 : Date.parse(exhaustedAt) - NOW;
        expect(left).toBeGreaterThanOrEqual(0);
        expect(left).toBeLessThanOrEqual(30 * DAY);
        expect(exhaustedAt === undefined || (spent ?? 1) < 1).toBe(true);
      }),
    );
  });

  it('is never better for more bad events', () => {
    const ranks = { ok: 0, unknown: 1, 'at-risk': 2, spent: 3 };
    fc.assert(
      fc.property(
        measurement,
        share,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (more, allowed, factor) => {
          const fewer = {
            ...more,
            counts: more.counts.map(one => ({ ...one, bad: one.bad * factor })),
          };
          const rank = (counts: BudgetMeasurement) =>
            ranks[evaluateBudget(allowed, counts, NOW).status];
          expect(rank(fewer)).toBeLessThanOrEqual(rank(more));
        },
      ),
    );
  });

  it('reads as one sentence without an undefined number', () => {
    fc.assert(
      fc.property(measurement, share, (counts, allowed) => {
        const { text } = evaluateBudget(allowed, counts, NOW);
        expect(text).toMatch(/^[A-Z0-9].*\.$/);
        expect(text).not.toMatch(/NaN|undefined|Infinity/);
      }),
    );
  });
});
