import type { RolloutHoldProvider } from '@agent-portal/plugin-agents-node';
import { NOW } from '../../__testUtils__/factories';
import { askHoldProviders } from './askHoldProviders';
import { listExternalHolds } from './listExternalHolds';

const ALERT = { code: 'alert' as const, text: 'P1: no answers', since: NOW };

function ask(providers: RolloutHoldProvider[]) {
  return askHoldProviders({
    providers,
    requests: [
      { agentRef: 'a', environmentRef: 'e', severity: 'P1' },
      { agentRef: 'b', environmentRef: 'e', severity: 'P1' },
    ],
    now: NOW,
    limitMs: 50,
  });
}

describe('askHoldProviders', () => {
  it('asks a provider once about all instances', async () => {
    const listHolds = jest.fn(async () => [[ALERT], []]);
    expect(await ask([{ id: 'alerts', listHolds }])).toEqual([
      { holds: [ALERT], unknown: [] },
      { holds: [], unknown: [] },
    ]);
    expect(listHolds).toHaveBeenCalledTimes(1);
  });

  it.each<[string, RolloutHoldProvider['listHolds']]>([
    [
      'throws',
      async () => {
        throw new Error('away');
      },
    ],
    ['hangs', () => new Promise(() => {})],
    ['answers for too few', async () => []],
  ])('holds with the name of a provider that %s', async (_, listHolds) => {
    const [first] = await ask([
      { id: 'incidents', listHolds },
      { id: 'alerts', listHolds: async () => [[ALERT], []] },
    ]);
    const holds = listExternalHolds(first, { now: NOW, isGated: false });
    expect(holds).toEqual([
      ALERT,
      {
        code: 'gate',
        since: NOW,
        text: expect.stringMatching(/^incidents does not say/),
      },
    ]);
  });

  it('leaves alerts to the gate of the plan where there is one', () => {
    const answer = { holds: [ALERT], unknown: [] };
    expect(listExternalHolds(answer, { now: NOW, isGated: true })).toEqual([]);
  });
});
