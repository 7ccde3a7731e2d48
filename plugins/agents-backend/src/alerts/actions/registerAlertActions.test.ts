import type { AlertDetail } from '@agent-portal/plugin-agents-common';
import { mockCredentials } from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { NotAllowedError } from '@backstage/errors';
import { collectAudit } from '../../__testUtils__/collectAudit';
import type { AlertCaller } from '../service/alertCaller';
import { registerAlertActions } from './registerAlertActions';

const CALLER = { actor: 'user:default/ada' } as AlertCaller;

const ALERT = {
  id: 'one',
  revision: 3,
  severity: 'P1',
  state: 'open',
  kind: 'health',
  title: 'Architect is failing in production',
  reason: 'database unreachable',
  agents: [{ ref: 'component:default/architect' }],
  agentsTotal: 1,
  startedAt: '2026-03-01T12:00:00Z',
  did: [],
  operations: [
    { operation: 'acknowledge', allowed: true },
    { operation: 'resolve', allowed: false, reason: 'It still holds.' },
  ],
} as unknown as AlertDetail;

function createWorld() {
  const registry = actionsRegistryServiceMock();
  const { auditor, audited } = collectAudit();
  const queries = {
    list: jest.fn(async () => ({ items: [ALERT], total: 1 } as never)),
  };
  const alerts = {
    operate: jest.fn(async () => ({ detail: ALERT, isWhole: true })),
  };
  registerAlertActions({
    registry,
    auditor,
    queries,
    alerts,
    toCaller: async () => CALLER,
  });
  const invoke = async (id: string, input: object) =>
    (
      await registry.invoke({
        id: `test:${id}`,
        input: { ...input },
        credentials: mockCredentials.user('user:default/ada'),
      })
    ).output;
  return { queries, alerts, audited, invoke };
}

describe('the actions of alerts', () => {
  it('tell in short what is wrong and what the caller may do', async () => {
    const { invoke, queries } = createWorld();
    expect(await invoke('list-alerts', { mine: true })).toMatchObject({
      total: 1,
      alerts: [
        {
          id: 'one',
          agents: ['component:default/architect'],
          operations: ['acknowledge'],
        },
      ],
    });
    expect(queries.list).toHaveBeenCalledWith(
      { mine: true, limit: 50 },
      CALLER,
    );
  });

  it('ask the same service as the API, as the caller, under an audit event', async () => {
    const { invoke, alerts, audited } = createWorld();
    await invoke('acknowledge-alert', { id: 'one', revision: 3 });
    expect(alerts.operate).toHaveBeenCalledWith('one', 'acknowledge', {
      body: { revision: 3 },
      caller: CALLER,
    });
    await invoke('resolve-alert', { id: 'one', revision: 4, reason: 'Done.' });
    expect(alerts.operate).toHaveBeenLastCalledWith('one', 'resolve', {
      body: { revision: 4, reason: 'Done.' },
      caller: CALLER,
    });
    expect(audited.map(({ eventId }) => eventId)).toEqual([
      'alert-operate',
      'alert-operate',
    ]);
  });

  it('audit what is refused', async () => {
    const { invoke, alerts, audited } = createWorld();
    alerts.operate.mockRejectedValue(new NotAllowedError('no'));
    await expect(
      invoke('acknowledge-alert', { id: 'one', revision: 3 }),
    ).rejects.toThrow(/no/);
    expect(audited).toMatchObject([{ outcome: 'fail' }]);
  });
});
