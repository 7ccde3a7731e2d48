import type { AlertmanagerNotification } from '@agent-portal/plugin-agents-common';
import { ConfigReader } from '@backstage/config';
import { createStoredAgent, NOW } from '../../__testUtils__/factories';
import { MemoryAgentStore } from '../../catalog/MemoryAgentStore';
import { readAlertmanagerConfig } from './alertmanagerConfig';
import { AlertmanagerReceiver } from './AlertmanagerReceiver';
import { MemoryAlertSignalStore } from './MemoryAlertSignalStore';
import type { ReceivedAlert } from './readSignal';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const at = (ms: number) => new Date(NOW + ms).toISOString();

async function createWorld(config: object = {}) {
  const clock = { now: NOW };
  const agents = MemoryAgentStore.create();
  await agents.saveAgents({
    put: [
      createStoredAgent({ name: 'architect' }),
      createStoredAgent({
        name: 'shared',
        ref: 'component:one/shared',
        namespace: 'one',
      }),
      createStoredAgent({
        name: 'shared',
        ref: 'component:two/shared',
        namespace: 'two',
      }),
    ],
    remove: [],
  });
  await agents.savePolicies({
    put: [
      {
        etag: '1',
        kind: 'environment',
        definition: {
          ref: 'resource:default/production',
          title: 'Production',
          stage: 'production',
          order: 2,
        },
      },
    ],
    remove: [],
  });
  const store = MemoryAlertSignalStore.create();
  const receiver = AlertmanagerReceiver.create({
    store,
    agents,
    config: readAlertmanagerConfig(
      new ConfigReader({ agents: { alerts: { alertmanager: config } } }),
    ),
    now: () => clock.now,
  });
  return { agents, clock, store, receiver };
}

function createAlert(overrides: Partial<ReceivedAlert> = {}): ReceivedAlert {
  return {
    status: 'firing',
    labels: { alertname: 'Slow', agent: 'architect', env: 'production' },
    annotations: { summary: 'It is slow' },
    startsAt: at(-MINUTE),
    endsAt: '0001-01-01T00:00:00Z',
    generatorURL: 'http://prometheus:9090/graph?g0.expr=1',
    fingerprint: 'abc',
    ...overrides,
  };
}

function notify(...alerts: ReceivedAlert[]): AlertmanagerNotification {
  return { version: '4', status: 'firing', alerts };
}

describe('AlertmanagerReceiver', () => {
  it('takes an alert, finds its agent and environment, and its end', async () => {
    const { clock, store, receiver } = await createWorld();
    expect(await receiver.receive(notify(createAlert()))).toEqual({
      firing: 1,
      resolved: 0,
      refused: [],
    });
    expect(await store.listSignals(NOW)).toMatchObject([
      {
        source: 'alertmanager',
        fingerprint: 'abc',
        startsAt: NOW - MINUTE,
        agentRef: 'component:default/architect',
        environmentRef: 'resource:default/production',
        stage: 'production',
        generatorUrl: 'http://prometheus:9090/graph?g0.expr=1',
      },
    ]);
    clock.now += 2 * MINUTE;
    const resolved = createAlert({ status: 'resolved', endsAt: at(MINUTE) });
    expect(await receiver.receive(notify(resolved))).toMatchObject({
      firing: 0,
      resolved: 1,
    });
    expect(await store.listSignals(clock.now)).toMatchObject([
      { endsAt: NOW + MINUTE },
    ]);
  });

  it('changes nothing when it is sent the same again, and says how many were left out', async () => {
    const { store, receiver } = await createWorld();
    const notification = { ...notify(createAlert()), truncatedAlerts: 7 };
    await receiver.receive(notification);
    const before = await store.listSignals(NOW);
    expect(await receiver.receive(notification)).toEqual({
      firing: 1,
      resolved: 0,
      refused: [],
      truncated: 7,
    });
    expect(await store.listSignals(NOW)).toEqual(before);
  });

  it('does not let an old notification that is replayed fire again', async () => {
    const { clock, receiver } = await createWorld();
    await receiver.receive(notify(createAlert()));
    clock.now += 10_000;
    await receiver.receive(
      notify(createAlert({ status: 'resolved', endsAt: at(5_000) })),
    );
    clock.now += 10_000;
    expect(await receiver.receive(notify(createAlert()))).toEqual({
      firing: 0,
      resolved: 0,
      refused: [
        {
          alert: 'Slow',
          reason: 'It came late: what is known of this alert is newer.',
        },
      ],
    });
  });

  const many = Object.fromEntries(
    Array.from({ length: 100 }, (_, index) => [`label_${index}`, 'x']),
  );

  it.each<[string, Partial<ReceivedAlert>]>([
    ['no label alertname', { labels: { agent: 'architect' } }],
    [
      'is an alert of this portal that came back',
      {
        labels: { alertname: 'Slow', portal_alert: 'alert-1' },
      },
    ],
    ['101 labels; at most 100', { labels: { alertname: 'Slow', ...many } }],
    [
      'label big is longer than 2048',
      {
        labels: { alertname: 'Slow', big: 'x'.repeat(2_049) },
      },
    ],
    [
      'characters; at most 32768',
      {
        labels: {
          alertname: 'Slow',
          ...Object.fromEntries(
            Array.from({ length: 20 }, (_, i) => [`l${i}`, 'x'.repeat(2_000)]),
          ),
        },
      },
    ],
    ['more than 5 minutes from now', { startsAt: at(5 * MINUTE + 1) }],
    ['which is no time', { startsAt: 'soon' }],
    ['before startsAt', { status: 'resolved', endsAt: at(-2 * MINUTE) }],
    ['resolved, but endsAt is', { status: 'resolved', endsAt: at(HOUR) }],
  ])('refuses one by itself that has: %s', async (reason, overrides) => {
    const { store, receiver } = await createWorld();
    const receipt = await receiver.receive(
      notify(createAlert(overrides), createAlert({ fingerprint: 'well' })),
    );
    expect(receipt).toMatchObject({
      firing: 1,
      refused: [{ reason: expect.stringContaining(reason) }],
    });
    expect(await store.listSignals(NOW)).toMatchObject([
      { fingerprint: 'well' },
    ]);
  });

  it('takes clocks that differ a little', async () => {
    const { store, receiver } = await createWorld();
    await receiver.receive(notify(createAlert({ startsAt: at(4 * MINUTE) })));
    expect(await store.listSignals(NOW)).toMatchObject([{ startsAt: NOW }]);
  });

  it.each<[Record<string, string>, string | undefined]>([
    [{ gen_ai_agent_name: 'ARCHITECT' }, 'component:default/architect'],
    [{ service: 'component:default/architect' }, 'component:default/architect'],
    [{ job: 'two/shared' }, 'component:two/shared'],
    [{ job: 'shared' }, undefined],
    [{ agent: 'nobody', service: 'architect' }, 'component:default/architect'],
    [{ agent: '__proto__' }, undefined],
  ])('finds of the labels %j the agent %s', async (labels, agentRef) => {
    const { store, receiver } = await createWorld();
    await receiver.receive(
      notify(createAlert({ labels: { alertname: 'Slow', ...labels } })),
    );
    const [signal] = await store.listSignals(NOW);
    expect(signal.agentRef).toBe(agentRef);
  });

  it('looks up the agents that are named, and no others', async () => {
    const { agents, receiver } = await createWorld();
    const looks = jest.spyOn(agents, 'findAgentRefs');
    const listed = jest.spyOn(agents, 'listAgentEtags');
    const labels = { alertname: 'Slow', agent: 'one/Shared', job: 'scrape' };
    await receiver.receive(notify(createAlert({ labels })));
    expect(looks.mock.calls).toEqual([[['shared', 'scrape']]]);
    expect(listed).not.toHaveBeenCalled();
  });

  it('looks at the labels of the configuration', async () => {
    const { store, receiver } = await createWorld({ agentLabels: ['bot'] });
    const labels = { alertname: 'Slow', bot: 'architect' };
    await receiver.receive(notify(createAlert({ labels })));
    expect(await store.listSignals(NOW)).toMatchObject([
      { agentRef: 'component:default/architect' },
    ]);
  });

  it('makes a fingerprint of the labels, whatever their order', async () => {
    const { store, receiver } = await createWorld();
    const fingerprint = undefined;
    await receiver.receive(
      notify(
        createAlert({ fingerprint, labels: { alertname: 'A', b: '1' } }),
        createAlert({ fingerprint, labels: { b: '1', alertname: 'A' } }),
      ),
    );
    expect(await store.listSignals(NOW)).toHaveLength(1);
  });

  it('leaves out addresses that no page may link to, and cleans texts', async () => {
    const { store, receiver } = await createWorld();
    await receiver.receive(
      notify(
        createAlert({
          generatorURL: 'data:text/html,x',
          annotations: { summary: `a\0b${'x'.repeat(3_000)}`, empty: ' ' },
          labels: { alertname: 'Slow\0' },
        }),
      ),
    );
    const [signal] = await store.listSignals(NOW);
    expect(signal.generatorUrl).toBeUndefined();
    expect(signal.labels).toEqual({ alertname: 'Slow' });
    expect(Object.keys(signal.annotations)).toEqual(['summary']);
    expect(signal.annotations.summary).toHaveLength(2_000);
  });

  it('counts one as over, but not known to be, when it is not heard of', async () => {
    const { store, receiver } = await createWorld();
    await receiver.receive(notify(createAlert()));
    expect(await store.listSignals(NOW + 8 * HOUR - 1)).not.toMatchObject([
      { isLost: true },
    ]);
    expect(await store.listSignals(NOW + 8 * HOUR)).toMatchObject([
      { isLost: true, endsAt: NOW + 8 * HOUR },
    ]);
  });

  it('keeps no more than it may', async () => {
    const { receiver } = await createWorld({ maximumFiring: 1 });
    expect(
      await receiver.receive(
        notify(createAlert(), createAlert({ fingerprint: 'more' })),
      ),
    ).toMatchObject({
      firing: 1,
      refused: [{ reason: '1 alerts fire already, and no more are kept.' }],
    });
  });

  it('refuses what is more than it keeps, and takes the end of what it never saw', async () => {
    const { receiver } = await createWorld({ maximumFiring: 1 });
    const over = (fingerprint: string) =>
      createAlert({ fingerprint, status: 'resolved', endsAt: at(0) });
    const receipt = await receiver.receive(
      notify(
        createAlert({ fingerprint: 'a' }),
        over('a'),
        createAlert({ fingerprint: 'b' }),
        over('b'),
        over('never seen'),
        createAlert({ fingerprint: 'c' }),
      ),
    );
    expect(receipt).toEqual({
      firing: 2,
      resolved: 3,
      refused: [
        {
          alert: 'Slow',
          reason:
            '2 alerts are kept already, those that were over within the last hour among them, and no more are.',
        },
      ],
    });
  });
});
