import type { Rollout, RolloutHold } from '@agent-portal/plugin-agents-common';
import { MemoryAgentStore } from '../../catalog/MemoryAgentStore';
import { givenRollout, START } from '../../rollouts/__testUtils__/givenRollout';
import { EVENT_MS } from './eventSpan';
import { RolloutAlertSource } from './RolloutAlertSource';

const hold = (code: RolloutHold['code'], minutesAgo: number): RolloutHold => ({
  code,
  text: `${code} is in the way`,
  since: new Date(START - minutesAgo * 60_000).toISOString(),
});

async function collect(rollouts: Rollout[], now = START) {
  const source = RolloutAlertSource.create({
    agents: MemoryAgentStore.create(),
    rollouts: {
      listRecent: async () =>
        rollouts.map(rollout => ({ rollout, revision: 1, turn: 1 })),
    },
  });
  const found = await source.collect({ now });
  return found.map(({ state, reason }) => [state, reason]);
}

describe('RolloutAlertSource', () => {
  it('tells that a rollout was rolled back, for a day', async () => {
    const rollout = givenRollout({
      state: 'rolled-back',
      stateSince: START,
      reason: 'Too many errors.',
    });
    const told = [['rolled-back', 'Too many errors.']];
    expect(await collect([rollout])).toEqual(told);
    expect(await collect([rollout], START + EVENT_MS)).toEqual(told);
    expect(await collect([rollout], START + EVENT_MS + 1)).toEqual([]);
  });

  it('forgets what became of a rollout once there is another one', async () => {
    const failed = givenRollout({ id: 'a', state: 'failed', createdAt: START });
    const next = givenRollout({
      id: 'b',
      state: 'progressing',
      createdAt: START + 1,
    });
    expect(await collect([failed])).toHaveLength(1);
    expect(await collect([next, failed])).toEqual([]);
  });

  it('tells by what a rollout is held the longest, but for alerts and what is planned', async () => {
    expect(
      await collect([
        givenRollout({
          state: 'baking',
          holds: [
            hold('alert', 90),
            hold('freeze-window', 80),
            hold('no-data', 10),
            hold('gate', 20),
          ],
        }),
      ]),
    ).toEqual([['held', 'gate is in the way']]);
  });

  it('tells nothing of one that waits for its turn or went well', async () => {
    const holds = [hold('gate', 60)];
    for (const state of ['pending', 'succeeded', 'aborted'] as const) {
      expect(await collect([givenRollout({ state, holds })])).toEqual([]);
    }
  });
});
