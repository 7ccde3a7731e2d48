import { findRunaway } from './findRunaway';
import { rolloutSchema } from './rolloutSchema';

const pause = { pause: {} };

const findIn = (steps: object[] | undefined) =>
  findRunaway(
    rolloutSchema.parse({
      metadata: { name: 'guardian', namespace: 'bmad', resourceVersion: '1' },
      spec: { strategy: { canary: { steps } } },
    }),
  );

describe('findRunaway', () => {
  it.each([
    [[pause, { setWeight: 5 }, pause, { setWeight: 100 }, pause]],
    [[{ setCanaryScale: { replicas: 1 } }, pause, { setWeight: 5 }, pause]],
    [[pause, { setWeight: 5 }, { pause: { duration: '1m' } }, pause]],
    [[pause, { setWeight: 5 }, { pause: { duration: null } }]],
    [[pause]],
  ])('finds nothing in %j', steps => {
    expect(findIn(steps)).toBeUndefined();
  });

  it.each([
    [undefined, 'before the first setWeight'],
    [[], 'before the first setWeight'],
    [[{ setWeight: 5 }, pause], 'before the first setWeight'],
    [
      [{ pause: { duration: '1h' } }, { setWeight: 5 }, pause],
      'before the first setWeight',
    ],
    [[{ pause: null }, { setWeight: 5 }, pause], 'before the first setWeight'],
    [[pause, { setWeight: 5 }, { setWeight: 50 }, pause], 'after setWeight: 5'],
    [
      [pause, { setWeight: 5 }, { pause: { duration: 0 } }],
      'after setWeight: 5',
    ],
    [
      [pause, { setWeight: 5 }, pause, { setWeight: 50 }],
      'after setWeight: 50',
    ],
  ])('says that %j does not wait %s', (steps, place) => {
    expect(findIn(steps)).toBe(
      `The Rollout guardian does not wait for the portal ${place}, so that Argo Rollouts gives the candidate all traffic by itself; add the step "pause: {}" there`,
    );
  });
});
