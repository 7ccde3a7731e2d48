import { givenPolicy, givenRollout } from '../__testUtils__/givenRollout';
import { rolloutStores } from '../__testUtils__/rolloutStores';
import { type Event, RolloutLife } from '../engine/__testUtils__/RolloutLife';
import { replayJournal } from '../results/replayJournal';

jest.setTimeout(60_000);

const MINUTE_MS = 60_000;
const pass: Event = { type: 'pass', ms: MINUTE_MS };
const operate = (type: 'pause' | 'resume'): Event => ({
  type: 'operate',
  operation: { type },
});

describe.each(rolloutStores)('the replay of a rollout, in %s', (_, open) => {
  it.each([
    ['that succeeded', 0, 'succeeded'],
    ['that was rolled back', 0.2, 'rolled-back'],
  ])('comes to every entry of one %s, to the bit', async (_what, rate, end) => {
    const store = await open();
    const life = new RolloutLife(store, {});
    life.observer.errorRate = rate;
    await life.live([
      { type: 'create', rollout: givenRollout() },
      operate('pause'),
      operate('resume'),
      ...Array.from({ length: 12 }, () => pass),
    ]);
    const replay = await replayJournal('rollout-1', { store });
    expect(replay).toMatchObject({
      policy: 'recorded',
      policyVersion: givenRollout().policyVersion,
      identical: true,
      entries: await store.countLedger('rollout-1'),
      outcome: { recorded: end, replayed: end },
      differences: [],
    });
    expect(replay.inputs).toBeGreaterThan(5);
  });

  it('shows what another policy would have made of it', async () => {
    const store = await open();
    const life = new RolloutLife(store, {});
    life.observer.errorRate = 0.5;
    await life.live([
      { type: 'create', rollout: givenRollout() },
      ...Array.from({ length: 4 }, () => pass),
    ]);
    const policy = givenPolicy();
    policy.judgement.reactions.fail = 'hold';
    const replay = await replayJournal('rollout-1', {
      store,
      policy: { policy, policyVersion: 'sha256:other' },
    });
    expect(replay).toMatchObject({
      policy: 'present',
      policyVersion: 'sha256:other',
      identical: false,
      outcome: { recorded: 'rolled-back', replayed: 'baking' },
    });
    expect(replay.differences[0].recorded).toMatch(/^Rolled back/);
  });

  it('says so when what it was decided from is no longer kept', async () => {
    const store = await open();
    const life = new RolloutLife(store, {});
    life.observer.errorRate = 0.5;
    await life.live([
      { type: 'create', rollout: givenRollout() },
      ...Array.from({ length: 4 }, () => pass),
    ]);
    await store.pruneInputs({ before: Infinity });
    await expect(replayJournal('rollout-1', { store })).rejects.toThrow(
      'no longer kept',
    );
  });
});
