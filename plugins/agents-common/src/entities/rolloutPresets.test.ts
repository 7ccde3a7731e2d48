import { readRolloutPlan } from './readRolloutPlan';
import { planEntity, wave } from './__testUtils__/entities';
import { findRolloutStrategy, ROLLOUT_PRESETS } from './rolloutPresets';

describe('the built-in strategies', () => {
  it.each(Object.keys(ROLLOUT_PRESETS))(
    '%s is one that a plan could write, and is known without writing it',
    name => {
      const written = JSON.parse(
        JSON.stringify({ own: ROLLOUT_PRESETS[name] }),
      );
      const { plan, issues } = readRolloutPlan(
        planEntity({
          strategies: written,
          waves: [wave({ strategy: name })],
        }),
      );

      expect(issues).toEqual([]);
      expect(plan?.strategies.own).toEqual(ROLLOUT_PRESETS[name]);
      expect(plan?.waves[0].strategy).toBe(name);
    },
  );

  it('go through the weights of the production plan', () => {
    const weights = (name: string) =>
      ROLLOUT_PRESETS[name].steps.flatMap(step =>
        step.type === 'weight' ? [step.weight] : [],
      );

    expect(weights('blue-green')).toEqual([10, 50, 100]);
    expect(weights('canary')).toEqual([5, 100]);
  });

  it('give way to a strategy of the plan with the same name', () => {
    const own = { canary: ROLLOUT_PRESETS['blue-green'] };

    expect(findRolloutStrategy(own, 'canary')).toBe(own.canary);
    expect(findRolloutStrategy(own, 'blue-green')).toBe(
      ROLLOUT_PRESETS['blue-green'],
    );
    expect(findRolloutStrategy(own, 'toString')).toBeUndefined();
  });
});
