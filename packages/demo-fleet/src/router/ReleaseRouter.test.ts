import { createRandom } from '../random/createRandom';
import { createTestClock } from '../testUtils/createTestClock';
import { ReleaseRouter } from './ReleaseRouter';
import { ReleaseState } from './releaseSchema';
import {
  withChange,
  withDemotion,
  withoutCandidate,
  withPromotion,
  withRestoration,
} from './releaseTransitions';

const stable = { version: '1.4.0' };
const candidate = { version: '1.5.0', errors: 0.1 };

function createRouter(weight: number): ReleaseRouter {
  return ReleaseRouter.create({
    state: { stable, candidate, weight },
    random: createRandom(`weight ${weight}`),
    now: createTestClock().now,
  });
}

function candidateShare(router: ReleaseRouter, requests: number): number {
  let picked = 0;
  for (let index = 0; index < requests; index++) {
    picked += router.pick() === candidate ? 1 : 0;
  }
  return picked / requests;
}

describe('ReleaseRouter', () => {
  it.each([1, 5, 10, 50, 90])(
    'gives the candidate %s %% of the requests, within binomial bounds',
    weight => {
      const requests = 20_000;
      const share = weight / 100;
      // Four standard deviations: missed once in 16,000 runs by another seed.
      const bound = 4 * Math.sqrt((share * (1 - share)) / requests);
      const observed = candidateShare(createRouter(weight), requests);
      expect(Math.abs(observed - share)).toBeLessThan(bound);
    },
  );

  it('gives the candidate nothing at 0 % and everything at 100 %', () => {
    expect(candidateShare(createRouter(0), 1000)).toBe(0);
    expect(candidateShare(createRouter(100), 1000)).toBe(1);
  });

  it('counts what was served, in all and since the split last changed', () => {
    const router = createRouter(50);
    router.recordServed(stable, false);
    router.recordServed(candidate, true);
    router.setState({ stable, candidate, weight: 60 });
    router.recordServed(candidate, false);

    const traffic = router.traffic();
    expect(traffic).toMatchObject({ weight: 60, candidate: '1.5.0' });
    expect(traffic.total).toEqual([
      { version: '1.4.0', requests: 1, errors: 0 },
      { version: '1.5.0', requests: 2, errors: 1 },
    ]);
    expect(traffic.sinceChange.served).toEqual([
      { version: '1.5.0', requests: 1, errors: 0 },
    ]);
  });

  it('goes on counting when the same split is set again', () => {
    const router = createRouter(50);
    router.recordServed(stable, false);
    router.setState({ stable, candidate: { ...candidate }, weight: 50 });
    expect(router.traffic().sinceChange.served).toHaveLength(1);
  });
});

describe('release transitions', () => {
  const alone: ReleaseState = { stable, weight: 0 };
  const split: ReleaseState = { stable, candidate, weight: 5 };

  it('sets a candidate, and its weight later on', () => {
    const state = withChange(alone, { candidate, weight: 5 });
    expect(state).toEqual(split);
    expect(withChange(state, { weight: 50 })).toEqual({ ...split, weight: 50 });
  });

  it('refuses a weight without a candidate', () => {
    expect(() => withChange(alone, { weight: 5 })).toThrow(/no candidate/);
  });

  it('refuses the stable release as candidate', () => {
    expect(() => withChange(alone, { candidate: stable, weight: 5 })).toThrow(
      'candidate.version: 1.4.0 is the stable release already',
    );
  });

  it('promotes the candidate with what it brings', () => {
    expect(withPromotion(split)).toEqual({
      stable: candidate,
      former: stable,
      weight: 0,
    });
  });

  it('promotes once however often it is asked for by version', () => {
    const once = withPromotion(split, { version: '1.5.0' });
    expect(withPromotion(once, { version: '1.5.0' })).toBe(once);
  });

  it('refuses to promote what is not there', () => {
    expect(() => withPromotion(alone)).toThrow(/no candidate/);
    expect(() => withPromotion(split, { version: '1.6.0' })).toThrow(
      'version: the candidate is 1.5.0, not 1.6.0',
    );
  });

  it('gives a weight only to the candidate that is meant', () => {
    expect(withChange(split, { version: '1.5.0', weight: 50 }).weight).toBe(50);
    expect(() => withChange(split, { version: '1.6.0', weight: 50 })).toThrow(
      'version: the candidate is 1.5.0, not 1.6.0',
    );
  });

  it('forgets the former release when it is not to be kept, even afterwards', () => {
    const once = withPromotion(split, { version: '1.5.0', keepFormer: false });
    expect(once).toEqual({ stable: candidate, weight: 0 });
    const kept = withPromotion(split);
    expect(
      withPromotion(kept, { version: '1.5.0', keepFormer: false }),
    ).toEqual(once);
  });

  describe('going back', () => {
    const promoted = withPromotion({ ...split, weight: 100 });

    it('takes the requests from the candidate, which waits', () => {
      expect(withRestoration(split)).toEqual({ ...split, weight: 0 });
      expect(withRestoration(split, { version: '1.4.0' })).toEqual({
        ...split,
        weight: 0,
      });
    });

    it('undoes a promotion, as often as it is asked', () => {
      const back = withRestoration(promoted, { version: '1.4.0' });
      expect(back).toEqual({ stable, candidate, weight: 0 });
      expect(withRestoration(promoted)).toEqual(back);
      expect(withRestoration(back, { version: '1.4.0' })).toBe(back);
    });

    it('refuses where there is nothing to go back to', () => {
      expect(() => withRestoration(alone)).toThrow(/no former release is kept/);
      expect(() => withRestoration(promoted, { version: '1.3.0' })).toThrow(
        'version: 1.3.0 cannot be gone back to; 1.5.0 is stable, and 1.4.0 was before',
      );
    });
  });

  describe('demotion', () => {
    const staging: ReleaseState = {
      stable: { version: '1.3.0' },
      candidate,
      weight: 10,
    };
    const from = withPromotion({ ...split, weight: 100 });

    it('moves the former release to another environment, once', () => {
      const moved = withDemotion({ from, to: staging }, { version: '1.4.0' });
      expect(moved).toEqual({
        from: { stable: candidate, weight: 0 },
        to: { stable, weight: 0 },
      });
      expect(withDemotion(moved, { version: '1.4.0' })).toBe(moved);
    });

    it('refuses without a former release, or with another one', () => {
      expect(() => withDemotion({ from: split, to: staging }, {})).toThrow(
        /no former release to demote/,
      );
      expect(() =>
        withDemotion({ from, to: staging }, { version: '1.3.0' }),
      ).toThrow('version: the former release is 1.4.0, not 1.3.0');
    });
  });

  it('drops the candidate', () => {
    expect(withoutCandidate(split)).toEqual(alone);
  });
});
