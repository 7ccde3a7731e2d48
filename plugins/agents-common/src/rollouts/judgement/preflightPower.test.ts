import { toRolloutPolicy } from '../toRolloutPolicy';
import { START } from './__testUtils__/createJudged';
import { preflightPower } from './preflightPower';

const policy = toRolloutPolicy({ strategyName: 'canary' });

function ask(requestsPerDay?: number, errorRate?: number, by = policy) {
  return preflightPower({ policy: by, requestsPerDay, errorRate, at: START });
}

describe('preflightPower', () => {
  it('says how long the strategy and others take to tell 2 % errors', () => {
    const preflight = ask(5_000, 0.005);

    expect(preflight).toMatchObject({
      outcome: 'weak',
      at: '2026-11-02T00:00:00.000Z',
      requestsPerDay: 5_000,
      baseRate: 0.005,
    });
    expect(preflight.text).toMatch(
      /^At 5,000 requests a day a canary with 5 % of the traffic needs 2\.\d days to tell 2 % errors from 0\.5 %; 25 % needs 1\d h\. The strategy bakes for 2 days at most at one weight, so such a candidate may pass\.$/,
    );
  });

  it('has an answer for every weight and every rate', () => {
    const { power } = ask(5_000, 0.005);

    expect(power.map(one => `${one.weight}:${one.errorRate}`)).toEqual(
      [5, 10, 25, 50].flatMap(weight =>
        [0.01, 0.02, 0.1].map(rate => `${weight}:${rate}`),
      ),
    );
    expect(power.find(one => one.errorRate === 0.1)).toMatchObject({
      weight: 5,
      withinBake: true,
    });
    for (const { weight, withinBake } of power) {
      expect(withinBake === undefined).toBe(weight !== 5);
    }
  });

  it('takes less time with more traffic, a greater weight, or a worse candidate', () => {
    const hours = (requests: number, weight: number, rate: number) =>
      ask(requests, 0.005).power.find(
        one => one.weight === weight && one.errorRate === rate,
      )?.hours ?? Infinity;

    expect(hours(50_000, 5, 0.02)).toBeLessThan(hours(5_000, 5, 0.02));
    expect(hours(5_000, 25, 0.02)).toBeLessThan(hours(5_000, 5, 0.02));
    expect(hours(5_000, 5, 0.1)).toBeLessThan(hours(5_000, 5, 0.02));
  });

  it('is sufficient once a bake is long enough', () => {
    expect(ask(50_000, 0.005).outcome).toBe('sufficient');
  });

  it('promises no time beyond 90 days', () => {
    const { outcome, power } = ask(20, 0.005);

    expect(outcome).toBe('weak');
    expect(power[0]).toMatchObject({
      withinBake: false,
      text: '5 % of the traffic needs more than 90 days to tell 1 % errors from 0.5 %',
    });
    expect(power[0].hours).toBeUndefined();
  });

  it('does not take a limit that the stable release is beyond for power', () => {
    const { text, power } = ask(50_000, 0.018);

    expect(text).toContain(
      'The stable release itself is beyond the limit of 1 %, so that a candidate which is as good fails.',
    );
    expect(power[0]).toMatchObject({ weight: 5, errorRate: 0.02 });
    expect(power[0].hours).toBeUndefined();
  });

  it('says so when the strategy lets nothing be compared', () => {
    const steps = [{ type: 'weight', weight: 100 } as const];
    const { outcome, text } = ask(50_000, 0.005, { ...policy, steps });

    expect(outcome).toBe('weak');
    expect(text).toContain('The strategy does not bake at any weight');
  });

  it.each<[number | undefined, number | undefined]>([
    [undefined, undefined],
    [0, 0.005],
    [NaN, 0.005],
    [5_000, undefined],
    [5_000, NaN],
    [5_000, 1],
  ])('is unknown at %p requests a day and an error rate of %p', (a, b) => {
    expect(ask(a, b)).toMatchObject({ outcome: 'unknown', power: [] });
  });

  it('is the same whenever it is asked', () => {
    expect(ask(5_000, 0.004)).toEqual(ask(5_000, 0.004));
  });
});
