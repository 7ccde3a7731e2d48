import fc from 'fast-check';
import { counts, segment } from './__testUtils__/createJudged';
import { createRandom } from './createRandom';
import { rankTest } from './rankTest';

const BOUNDS = [0.1, 0.2, 0.5, 1, 2, 5, Infinity];

function latency(buckets: number[]) {
  return BOUNDS.map((le, index) => ({ le, count: buckets[index] ?? 0 }));
}

function measured(candidate: number[], stable: number[], from?: number) {
  return segment({
    ...(from !== undefined && { from }),
    candidate: counts({ latency: latency(candidate) }),
    stable: counts({ latency: latency(stable) }),
  });
}

// Simulations take their time on a busy machine.
jest.setTimeout(60_000);

describe('rankTest', () => {
  it('says nothing with fewer than 50 measurements of either release', () => {
    expect(rankTest([])).toBeUndefined();
    expect(rankTest([measured([49], [500])])).toBeUndefined();
    expect(rankTest([measured([500], [49])])).toBeUndefined();
    expect(rankTest([measured([50], [50])])).toBeDefined();
  });

  it('counts the pairs in which the candidate is slower, and half of those that tie', () => {
    // 30 of 60 are slower than all 80, 30 tie with 40 and are slower than 40.
    expect(rankTest([measured([0, 30, 30], [40, 40])])).toMatchObject({
      slower: (30 * 80 + 30 * (40 + 20)) / (60 * 80),
      candidate: 60,
      stable: 80,
    });
  });

  it('finds a candidate that is plainly slower', () => {
    const test = rankTest([measured([10, 20, 70, 60], [800, 900, 300, 100])]);

    expect(test?.pValue).toBeLessThan(1e-6);
    expect(test?.slower).toBeGreaterThan(0.7);
  });

  it('finds nothing where the candidate is faster, or where all tie', () => {
    expect(rankTest([measured([160], [0, 900])])?.pValue).toBe(1);
    expect(rankTest([measured([160], [900])])).toMatchObject({
      slower: 0.5,
      pValue: 1,
    });
  });

  it('compares segments each for itself, in any order', () => {
    // Everything is slow in the second, in which the candidate has most of the traffic.
    const both = [
      measured([100], [1_900], 0),
      measured([0, 0, 0, 0, 1_000], [0, 0, 0, 0, 1_000], 1),
    ];

    expect(rankTest(both)?.slower).toBe(0.5);
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.nat({ max: 500 }), { maxLength: 14 }), {
          maxLength: 4,
        }),
        drawn => {
          const all = drawn.map((one, from) =>
            measured(one.slice(0, 7), one.slice(7), from),
          );
          expect(rankTest([...all].reverse())).toEqual(rankTest(all));
        },
      ),
    );
  });

  it('takes a bound that was recorded as null for infinity', () => {
    const original = measured([10, 10, 10, 10, 10, 10, 40], [90, 10]);

    expect(rankTest([JSON.parse(JSON.stringify(original))])).toEqual(
      rankTest([original]),
    );
  });

  it('finds at most 5 % of equals to be slower at any of 200 looks', () => {
    const random = createRandom(3);
    const runs = 600;
    let alarms = 0;
    for (let run = 0; run < runs; run++) {
      const candidate = BOUNDS.map(() => 0);
      const stable = BOUNDS.map(() => 0);
      for (let look = 0; look < 200; look++) {
        for (let request = 0; request < 40; request++) {
          const bucket = Math.floor(random() ** 2 * BOUNDS.length);
          if (random() < 0.1) candidate[bucket] += 1;
          else stable[bucket] += 1;
        }
        const test = rankTest([measured(candidate, stable)]);
        if (test && test.pValue < 0.05) {
          alarms += 1;
          break;
        }
      }
    }

    expect(alarms / runs).toBeLessThanOrEqual(0.05);
  });
});
