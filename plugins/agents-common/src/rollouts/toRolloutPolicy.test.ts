import { readRolloutPlan } from '../entities';
import { planEntity, wave } from '../entities/__testUtils__/entities';
import { DEFAULT_JUDGEMENT } from './judgement';
import { toRolloutPolicy } from './toRolloutPolicy';

const { plan, issues } = readRolloutPlan(
  planEntity({
    waves: [
      wave({ id: 'a', strategy: 'canary' }),
      wave({ id: 'b', strategy: 'quick' }),
      wave({ id: 'c' }),
    ],
    strategies: {
      quick: {
        type: 'canary',
        steps: [
          { type: 'weight', weight: 20 },
          { type: 'bake', duration: '90s', minimumSamples: 30 },
          { type: 'hold' },
          { type: 'weight', weight: 100 },
        ],
        rollback: [{ type: 'signal', signal: 'security-incident' }],
        judgement: {
          significance: 0.01,
          freshness: '1m',
          retention: '5m',
          reactions: { fail: 'hold', 'no-data': 'roll-back' },
        },
      },
    },
    gates: [
      { id: 'all', title: 'All', type: 'health' },
      { id: 'some', title: 'Some', type: 'health', waves: ['a'] },
    ],
    freezeWindows: [{ title: 'F', from: '2026-12-24', to: '2026-12-27' }],
  }),
);
const [a, b, c] = plan?.waves ?? [];

describe('toRolloutPolicy', () => {
  it('reads a plan without issues', () => expect(issues).toEqual([]));

  it('takes over what the plan says for the wave, with times in ms', () => {
    expect(toRolloutPolicy({ plan, wave: b })).toEqual({
      plan: 'rolloutplan:default/spring',
      wave: { id: 'b', title: 'Core agents' },
      strategy: 'quick',
      type: 'canary',
      steps: [
        { type: 'weight', weight: 20 },
        { type: 'bake', durationMs: 90_000, minimumSamples: 30 },
        { type: 'hold' },
        { type: 'weight', weight: 100 },
      ],
      rollback: [{ type: 'signal', signal: 'security-incident' }],
      gates: [expect.objectContaining({ id: 'all' })],
      freezeWindows: plan?.freezeWindows,
      judgement: {
        ...DEFAULT_JUDGEMENT,
        significance: 0.01,
        freshnessMs: 60_000,
        retentionMs: 300_000,
        reactions: {
          ...DEFAULT_JUDGEMENT.reactions,
          fail: 'hold',
          'no-data': 'roll-back',
        },
      },
    });
  });

  it('keeps a gate before the waves that it names, and before no others', () => {
    const gatesOf = (of?: typeof a) =>
      toRolloutPolicy({ plan, wave: of }).gates.map(({ id }) => id);

    expect(gatesOf(a)).toEqual(['all', 'some']);
    expect(gatesOf(c)).toEqual(['all']);
    expect(gatesOf()).toEqual(['all']);
  });

  it('takes the strategy that is asked for, the one of the wave, the only one, and blue-green', () => {
    expect(
      toRolloutPolicy({ plan, wave: a, strategyName: 'quick' }).strategy,
    ).toBe('quick');
    expect(toRolloutPolicy({ plan, wave: a }).strategy).toBe('canary');
    expect(toRolloutPolicy({ plan, wave: c }).strategy).toBe('quick');
    expect(toRolloutPolicy({}).strategy).toBe('blue-green');
  });

  it('judges by the defaults that are given', () => {
    const defaults = { ...DEFAULT_JUDGEMENT, minimumSamples: 7 };
    expect(toRolloutPolicy({ defaults }).judgement).toEqual(defaults);
  });

  it.each(['big-bang', 'constructor', '__proto__'])(
    'refuses %s, which is no strategy',
    strategyName => {
      expect(() => toRolloutPolicy({ plan, strategyName })).toThrow(
        `"${strategyName}" is not a strategy of spring (rolloutplan:default/spring); use one of quick, blue-green, canary`,
      );
    },
  );
});
