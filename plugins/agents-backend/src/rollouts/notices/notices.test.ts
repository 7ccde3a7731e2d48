import type { Rollout, RolloutHold } from '@agent-portal/plugin-agents-common';
import { mockServices } from '@backstage/backend-test-utils';
import { MemoryNoticeStore } from '../../readiness/notices/MemoryNoticeStore';
import { givenRollout, START } from '../__testUtils__/givenRollout';
import { MemoryRolloutStore } from '../store';
import { AnnouncedRolloutStore } from './AnnouncedRolloutStore';
import { RolloutAnnouncer } from './RolloutAnnouncer';
import { rolloutNotices } from './rolloutNotices';

const MINUTE = 60_000;
const OWNERS = ['group:default/core', 'group:default/release-managers'];

function tell(rollout: Partial<Rollout>, now = START) {
  return rolloutNotices(givenRollout(rollout), {
    names: {
      agentTitle: 'Architect',
      environmentTitle: 'Production',
      owners: OWNERS,
    },
    now,
    heldNoticeMs: 15 * MINUTE,
  });
}

describe('rolloutNotices', () => {
  it('tells owners and who made it of a rollback, with the reason, once', async () => {
    const notices = tell({ state: 'rolled-back', reason: '31 errors.' });
    expect(notices).toMatchObject([
      {
        recipients: [...OWNERS, 'user:default/lead'],
        title: 'Rolled back: 2.0.0 of Architect in Production',
        description: '31 errors.',
        severity: 'high',
        link: '/agents/rollouts/rollout-1',
      },
    ]);
    const store = MemoryNoticeStore.create();
    await store.add(notices, START);
    await store.add(tell({ state: 'rolled-back', reason: 'x' }), START + 1);
    expect(await store.listDue(START + 2, 10)).toHaveLength(1);
  });

  it('tells of a hold only after a while, and not of a freeze window or before it began', () => {
    const holds = (code: RolloutHold['code']): RolloutHold[] => [
      { code, text: 'why', since: new Date(START).toISOString() },
    ];
    const later = START + 16 * MINUTE;
    const baking = { state: 'baking' as const, holds: holds('no-data') };
    expect(tell(baking, START + 14 * MINUTE)).toEqual([]);
    expect(tell(baking, later)).toMatchObject([
      { title: 'Held: 2.0.0 of Architect in Production', description: 'why' },
    ]);
    expect(
      tell({ state: 'baking', holds: holds('freeze-window') }, later),
    ).toEqual([]);
    expect(tell({ state: 'pending', holds: holds('plan') }, later)).toEqual([]);
  });

  it('asks the approvers of a gate that waits, but not who made it or approved', () => {
    expect(
      tell({
        gates: [
          {
            id: 'approval',
            title: 'Leads approve',
            type: 'approval',
            outcome: 'fail',
            text: '1 of 2 approved.',
            approvers: ['group:default/leads'],
            quorum: 2,
            approvedBy: ['user:default/first'],
          },
        ],
      }),
    ).toMatchObject([
      {
        recipients: ['group:default/leads'],
        except: ['user:default/lead', 'user:default/first'],
        description: 'Leads approve: 1 of 2 approved.',
      },
    ]);
  });
});

describe('AnnouncedRolloutStore', () => {
  function createWorld() {
    const events = mockServices.events.mock();
    const publish = jest.fn(async () => {});
    const onChange = jest.fn();
    const store = AnnouncedRolloutStore.create({
      store: MemoryRolloutStore.create(),
      announcer: RolloutAnnouncer.create({
        events,
        signals: { publish },
        logger: mockServices.logger.mock(),
        onChange,
        now: () => START,
      }),
    });
    return { events, publish, onChange, store };
  }

  const change = (state: Rollout['state'], text: string) => {
    const rollout = givenRollout({ state });
    return {
      rollout,
      input: { type: 'create' as const, at: START, rollout },
      entries: [{ kind: 'created' as const, at: START, by: 'x', text }],
    };
  };

  it('publishes each entry, tells browsers without names, and has the phase followed', async () => {
    const { store, events, publish, onChange } = createWorld();
    await store.create(change('pending', 'made'));
    expect(events.publish).toHaveBeenCalledWith({
      topic: 'agents.rollout',
      eventPayload: expect.objectContaining({
        rolloutId: 'rollout-1',
        kind: 'created',
        text: 'made',
      }),
    });
    expect(publish).toHaveBeenCalledWith(
      expect.objectContaining({
        message: { type: 'fleet-changed', revision: START + 1 },
      }),
    );
    expect(onChange).toHaveBeenCalledWith([
      'component:default/quality-guardian',
    ]);
  });

  it('tells nothing of a change that lost, and does not fail where nobody hears', async () => {
    const { store, events } = createWorld();
    events.publish.mockRejectedValue(new Error('away'));
    const { revision } = await store.create(change('pending', 'made'));
    events.publish.mockClear();
    const later = change('preflight', 'begun');
    await store.save([{ ...later, revision: revision + 7 }]);
    expect(events.publish).not.toHaveBeenCalled();
    expect(await store.save([{ ...later, revision }])).toEqual(
      new Set(['rollout-1']),
    );
    expect(events.publish).toHaveBeenCalledTimes(1);
  });
});
