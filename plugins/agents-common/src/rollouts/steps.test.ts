import { HOUR, RolloutWorld, START } from './__testUtils__/RolloutWorld';
import { createPolicy } from './__testUtils__/createPolicy';

describe('the steps of a rollout', () => {
  it('passes a smoke test only on an outcome from after the step began', () => {
    const { steps } = createPolicy();
    const world = new RolloutWorld({
      steps: [{ type: 'smoke-test' }, ...steps],
    });
    world.tick();
    const smokeTest = (outcome: 'pass' | 'fail' | 'unknown', at: number) => ({
      outcome,
      at: new Date(at).toISOString(),
      checks: [{ title: 'Health', outcome, text: 'answered 503' }],
    });
    world.seen = { smokeTest: smokeTest('pass', START - HOUR) };
    world.tick();
    expect(world.rollout.step).toBe(0);
    world.seen = { smokeTest: smokeTest('unknown', world.now) };
    world.tick();
    expect(world.holds()).toBe('step');
    world.seen = { smokeTest: smokeTest('fail', world.now) };
    world.tick();
    expect(world.rollout).toMatchObject({
      state: 'failed',
      reason: 'The smoke test failed: Health: answered 503',
    });
  });

  it('waits at a hold for a person', () => {
    const { steps } = createPolicy();
    const world = new RolloutWorld({ steps: [{ type: 'hold' }, ...steps] });
    world.tick(60);
    expect(world.holds()).toBe('step');
    world.operate({ type: 'promote' });
    world.tick();
    expect(world.rollout).toMatchObject({ step: 1, weight: 10, holds: [] });
  });
});
