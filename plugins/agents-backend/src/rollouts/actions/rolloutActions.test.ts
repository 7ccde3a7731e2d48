import type {
  RolloutDetail,
  StopLine,
} from '@agent-portal/plugin-agents-common';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { NotAllowedError } from '@backstage/errors';
import type { RolloutQueries } from '../results/RolloutQueries';
import type { RolloutCaller } from '../service/rolloutCaller';
import type { RolloutService } from '../service/RolloutService';
import type { StopLineService } from '../plans/StopLineService';
import { registerRolloutActions } from './registerRolloutActions';

const CALLER = { actor: 'user:default/remy' } as RolloutCaller;

const ROLLOUT = {
  id: 'one',
  revision: 3,
  agent: 'component:default/architect',
  environment: 'resource:default/production',
  candidate: '1.5.0',
  state: 'baking',
  weight: 10,
  reason: 'It bakes.',
  bake: { text: '1 h of 24 h valid' },
  holds: [{ code: 'no-data', text: 'Nothing was measured.' }],
  gates: [],
  operations: [
    { operation: 'pause', allowed: true, effect: 'keeps it at 10 %' },
    { operation: 'resume', allowed: false, reason: 'It is not paused.' },
  ],
} as unknown as RolloutDetail;

function createWorld() {
  const registry = actionsRegistryServiceMock();
  const success = jest.fn(async () => {});
  const fail = jest.fn(async () => {});
  const auditor = mockServices.auditor.mock();
  auditor.createEvent.mockResolvedValue({ success, fail });
  const queries = {
    list: jest.fn(async () => ({ items: [ROLLOUT], total: 1, asOf: '' })),
    getDetail: jest.fn(async () => ROLLOUT),
  };
  const rollouts = {
    create: jest.fn(async () => ROLLOUT),
    operate: jest.fn(async () => ROLLOUT),
  };
  const line: StopLine = { stopped: true, active: 2, allowed: true };
  const stopLine = { set: jest.fn(async () => line) };
  registerRolloutActions({
    registry,
    auditor,
    queries: queries as unknown as RolloutQueries,
    rollouts: rollouts as unknown as RolloutService,
    stopLine: stopLine as unknown as StopLineService,
    toCaller: async () => CALLER,
  });
  const invoke = async (id: string, input: object) =>
    (
      await registry.invoke({
        id: `test:${id}`,
        input: { ...input },
        credentials: mockCredentials.user('user:default/remy'),
      })
    ).output;
  return { auditor, success, fail, queries, rollouts, stopLine, invoke };
}

describe('the actions of rollouts', () => {
  it('tell in short how rollouts stand and what the caller may do', async () => {
    const { invoke, queries } = createWorld();
    const rollout = {
      id: 'one',
      state: 'baking',
      bake: '1 h of 24 h valid',
      holds: ['Nothing was measured.'],
      operations: [{ operation: 'pause', effect: 'keeps it at 10 %' }],
    };
    expect(await invoke('list-rollouts', { active: true })).toMatchObject({
      rollouts: [rollout],
      total: 1,
    });
    expect(queries.list).toHaveBeenCalledWith(
      { active: true, limit: 50 },
      CALLER,
    );
    expect(await invoke('get-rollout', { id: 'one' })).toMatchObject({
      rollout,
    });
  });

  it('ask the same services as the API, as the caller, under an audit event', async () => {
    const { invoke, rollouts, stopLine, success, auditor } = createWorld();
    const wish = { agent: 'a', environment: 'production', version: '1.5.0' };
    await invoke('create-rollout', wish);
    expect(rollouts.create).toHaveBeenCalledWith(wish, CALLER);
    await invoke('operate-rollout', {
      id: 'one',
      operation: 'pause',
      reason: 'to look',
    });
    expect(rollouts.operate).toHaveBeenCalledWith('one', 'pause', {
      body: { reason: 'to look' },
      caller: CALLER,
    });
    expect(
      await invoke('stop-line', { stopped: true, reason: 'incident' }),
    ).toEqual({ stopped: true, active: 2 });
    expect(stopLine.set).toHaveBeenCalledTimes(1);
    expect(success).toHaveBeenCalledTimes(3);
    expect(
      auditor.createEvent.mock.calls.map(([{ eventId }]) => eventId),
    ).toEqual(['rollout-create', 'rollout-operate', 'stop-line-set']);
  });

  it('audit what is refused', async () => {
    const { invoke, rollouts, fail } = createWorld();
    rollouts.operate.mockRejectedValue(new NotAllowedError('no'));
    await expect(
      invoke('operate-rollout', { id: 'one', operation: 'resume' }),
    ).rejects.toThrow(/no/);
    expect(fail).toHaveBeenCalledTimes(1);
  });
});
