import type { TestDatabaseId } from '@backstage/backend-test-utils';
import { createTestDatabases } from '../__testUtils__/createTestDatabases';
import {
  NOW,
  PRODUCTION,
  createStoredAgent,
  createTarget,
} from '../__testUtils__/factories';
import type { AgentStore } from './AgentStore';
import { DatabaseAgentStore } from './DatabaseAgentStore';
import { MemoryAgentStore } from './MemoryAgentStore';

jest.setTimeout(60_000);

const databases = createTestDatabases();

const stores: Array<[string, () => Promise<AgentStore>]> = [
  ['memory', async () => MemoryAgentStore.create()],
  ...databases.engines.map(([engine]): [string, () => Promise<AgentStore>] => [
    engine,
    async () =>
      DatabaseAgentStore.create({
        knex: await databases.open(engine as TestDatabaseId),
      }),
  ]),
];

describe.each(stores)('AgentStore in %s', (_name, createStore) => {
  it('gives back what it was given', async () => {
    const store = await createStore();
    const agent = createStoredAgent({
      name: 'architect',
      release: { version: '1.2.0' },
    });
    await store.saveAgents({ put: [agent], remove: [] });
    await store.savePolicies({ put: [PRODUCTION], remove: [] });

    expect(await store.listAgents()).toEqual([agent.descriptor]);
    expect(await store.getAgent(agent.descriptor.ref)).toEqual(
      agent.descriptor,
    );
    expect(await store.listInstances([agent.descriptor.ref])).toEqual(
      agent.instances,
    );
    expect(await store.listAgentEtags()).toEqual(
      new Map([[agent.descriptor.ref, 'etag-of-architect']]),
    );
    const { environments } = await store.listPolicies();
    expect([...environments.values()]).toEqual([PRODUCTION.definition]);
  });

  it('finds agents by their names, whatever their namespace', async () => {
    const store = await createStore();
    const create = (namespace: string, name: string, isComplete = true) =>
      createStoredAgent(
        { ref: `component:${namespace}/${name}`, namespace, name },
        {
          attributes: [
            isComplete ? ['metadata.name', name] : ['incomplete', 'true'],
          ],
        },
      );
    await store.saveAgents({
      put: [
        create('two', 'shared'),
        create('one', 'shared', false),
        create('one', 'other', false),
        create('one', 'third'),
      ],
      remove: [],
    });
    expect(await store.findAgentRefs(['shared', 'third', 'no\0body'])).toEqual([
      'component:one/shared',
      'component:one/third',
      'component:two/shared',
    ]);
    expect(await store.findAgentRefs([])).toEqual([]);
  });

  it('replaces an agent with all its instances', async () => {
    const store = await createStore();
    await store.saveAgents({ put: [createStoredAgent()], remove: [] });
    await store.saveAgents({
      put: [createStoredAgent({ title: 'Changed' }, { instances: [] })],
      remove: [],
    });
    expect(await store.listAgents()).toMatchObject([{ title: 'Changed' }]);
    expect(await store.listInstances()).toEqual([]);
  });

  it('keeps the time at which an instance was first found', async () => {
    const store = await createStore();
    const saveAt = (registeredAt: number, url: string) =>
      store.saveAgents({
        put: [
          createStoredAgent(
            {},
            { instances: [createTarget({ registeredAt, url })] },
          ),
        ],
        remove: [],
      });
    await saveAt(NOW, 'http://localhost:7101');
    await saveAt(NOW + 60_000, 'http://localhost:7102');
    expect(await store.listInstances()).toMatchObject([
      { registeredAt: NOW, url: 'http://localhost:7102' },
    ]);
  });

  it('removes an agent with all its instances', async () => {
    const store = await createStore();
    const agent = createStoredAgent();
    await store.saveAgents({ put: [agent], remove: [] });
    await store.saveAgents({ put: [], remove: [agent.descriptor.ref] });
    expect(await store.listAgents()).toEqual([]);
    expect(await store.listInstances()).toEqual([]);
  });

  it('holds more rows than one statement can take', async () => {
    const store = await createStore();
    const put = Array.from({ length: 12_000 }, (_, index) =>
      createStoredAgent({ name: `agent-${index}` }),
    );
    await store.saveAgents({ put, remove: [] });
    const refs = put.map(agent => agent.descriptor.ref);
    expect(await store.listAgents(refs)).toHaveLength(12_000);
    await store.saveAgents({ put: [], remove: refs });
    expect(await store.listAgents()).toEqual([]);
  });
});
