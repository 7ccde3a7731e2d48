import fc from 'fast-check';
import { createRandom } from './createRandom';
import {
  RATE_RATIOS,
  sequentialEValue,
  type EventCounts,
} from './sequentialTest';

const side = fc.record({
  candidateRequests: fc.integer({ min: 1, max: 100_000 }),
  stableRequests: fc.integer({ min: 1, max: 100_000 }),
  candidateEvents: fc.integer({ min: 0, max: 500 }),
  stableEvents: fc.integer({ min: 0, max: 500 }),
});
const segments = fc.array(side, { minLength: 1, maxLength: 5 });

function counts(
  candidate: [events: number, requests: number],
  stable: [events: number, requests: number],
): EventCounts {
  return {
    candidateEvents: candidate[0],
    candidateRequests: candidate[1],
    stableEvents: stable[0],
    stableRequests: stable[1],
  };
}

// Simulations take their time on a busy machine.
jest.setTimeout(60_000);

describe('sequentialEValue', () => {
  it('is 1 before anything happened', () => {
    expect(sequentialEValue([])).toBe(1);
    expect(sequentialEValue([counts([0, 100], [0, 1_900])])).toBe(1);
  });

  it('is the mean over the ratios of how much likelier they make what happened', () => {
    const expected =
      RATE_RATIOS.map(
        ratio => ratio ** 3 / (1 + 0.05 * (ratio - 1)) ** 4,
      ).reduce((sum, one) => sum + one, 0) / RATE_RATIOS.length;

    expect(sequentialEValue([counts([3, 50], [1, 950])])).toBeCloseTo(
      expected,
      8,
    );
  });

  it('is above 400 for a canary with 6 errors in 60 requests beside 6 in 1,140', () => {
    expect(sequentialEValue([counts([6, 60], [6, 1_140])])).toBeGreaterThan(
      400,
    );
  });

  it('says nothing without requests on both sides', () => {
    expect(sequentialEValue([counts([5, 0], [0, 100])])).toBe(1);
    expect(sequentialEValue([counts([5, 100], [0, 0])])).toBe(1);
  });

  it('never falls with more events of the candidate, and never rises with more of the stable release', () => {
    fc.assert(
      fc.property(segments, fc.nat({ max: 4 }), (all, at) => {
        const index = at % all.length;
        const before = sequentialEValue(all);
        const withMore = (field: 'candidateEvents' | 'stableEvents') =>
          sequentialEValue(
            all.map((one, position) =>
              position === index ? { ...one, [field]: one[field] + 1 } : one,
            ),
          );
        // The last digits are rounded.
        expect(withMore('candidateEvents')).toBeGreaterThanOrEqual(
          before * (1 - 1e-9),
        );
        expect(withMore('stableEvents')).toBeLessThanOrEqual(
          before * (1 + 1e-9),
        );
      }),
    );
  });

  it('is the same to the bit in any order of the segments', () => {
    fc.assert(
      fc.property(
        segments.chain(all =>
          fc.tuple(
            fc.constant(all),
            fc.shuffledSubarray(all, {
              minLength: all.length,
              maxLength: all.length,
            }),
          ),
        ),
        ([all, shuffled]) => {
          expect(sequentialEValue(shuffled)).toBe(sequentialEValue(all));
        },
      ),
    );
  });

  it('stays a finite number whatever the counts are', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.nat(), fc.nat(), (a, b, c, d) => {
        const value = sequentialEValue([counts([a, b], [c, d])]);
        expect(Number.isFinite(value)).toBe(true);
        expect(value).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('does not take a time of many errors under a greater weight for a difference', () => {
    // Half of all fail while the candidate has half of the traffic, and few before.
    const bySegment = [
      counts([0, 50], [4, 950]),
      counts([250, 500], [250, 500]),
    ];
    const pooled = [counts([250, 550], [254, 1_450])];

    expect(sequentialEValue(pooled)).toBeGreaterThan(1e6);
    expect(sequentialEValue(bySegment)).toBeLessThan(1);
  });

  /** Looks after every minute of a day whose rate of errors swings between `low` and `high`. */
  function watch(
    random: () => number,
    options: { share: number; low: number; high: number },
  ) {
    const { share, low, high } = options;
    const seen = counts([0, 0], [0, 0]);
    let greatest = 0;
    for (let look = 0; look < 100; look++) {
      const rate = look % 40 < 20 ? low : high;
      for (let request = 0; request < 20; request++) {
        const release = random() < share ? 'candidate' : 'stable';
        seen[`${release}Requests`] += 1;
        if (random() < rate) seen[`${release}Events`] += 1;
      }
      greatest = Math.max(greatest, sequentialEValue([seen]));
    }
    return { greatest, last: sequentialEValue([seen]) };
  }

  it.each([
    { share: 0.05, low: 0.002, high: 0.02 },
    { share: 0.5, low: 0.01, high: 0.4 },
  ])(
    'exceeds 20 at any of 100 looks in at most 5 % of equals, and is at most 1 in the mean: $share of the traffic, rates from $low to $high',
    options => {
      const random = createRandom(7);
      const runs = Array.from({ length: 1_500 }, () => watch(random, options));
      const alarms = runs.filter(({ greatest }) => greatest > 20).length;
      const mean = runs.reduce((sum, { last }) => sum + last, 0) / runs.length;

      expect(alarms / runs.length).toBeLessThanOrEqual(0.05);
      expect(mean).toBeLessThanOrEqual(1.1);
    },
  );
});
