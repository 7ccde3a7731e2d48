import { createTestDatabases } from '../__testUtils__/createTestDatabases';
import { createStoredAgent } from '../__testUtils__/factories';
import type { AgentStore, StoredAgent } from './AgentStore';
import { DatabaseAgentStore } from './DatabaseAgentStore';
import { DatabaseResourceStore } from './DatabaseResourceStore';
import { MemoryAgentStore } from './MemoryAgentStore';
import { MemoryResourceStore } from './MemoryResourceStore';
import type { ResourceStore, StoredResource } from './ResourceStore';

jest.setTimeout(60_000);

const databases = createTestDatabases();

const BUS = 'resource:default/event-bus';
const REDIS = 'resource:default/redis';

function createResource(
  ref: string,
  change: Partial<StoredResource['definition']> = {},
): StoredResource {
  return {
    etag: `etag-of-${ref}`,
    definition: { ref, title: ref, dependsOn: [], components: [], ...change },
  };
}

function createUser(name: string, dependsOn: string[]): StoredAgent {
  return createStoredAgent({ name, dependsOn });
}

interface Stores {
  agents: AgentStore;
  resources: ResourceStore;
}

const stores: Array<[string, () => Promise<Stores>]> = [
  [
    'memory',
    async () => {
      const agents = MemoryAgentStore.create();
      return { agents, resources: MemoryResourceStore.create({ agents }) };
    },
  ],
  ...databases.engines.map(([engine]): [string, () => Promise<Stores>] => [
    engine,
    async () => {
      const knex = await databases.open(engine);
      return {
        agents: DatabaseAgentStore.create({ knex }),
        resources: DatabaseResourceStore.create({ knex }),
      };
    },
  ]),
];

describe.each(stores)('ResourceStore in %s', (_name, createStores) => {
  let agents: AgentStore;
  let resources: ResourceStore;

  beforeEach(async () => {
    ({ agents, resources } = await createStores());
  });

  it('gives back what it was given, replaces it, and forgets it', async () => {
    const bus = createResource(BUS, { dependsOn: [REDIS], type: 'queue' });
    await resources.save({ put: [bus, createResource(REDIS)], remove: [] });
    expect(await resources.listEtags()).toEqual(
      new Map([
        [BUS, `etag-of-${BUS}`],
        [REDIS, `etag-of-${REDIS}`],
      ]),
    );
    expect((await resources.listResources()).get(BUS)).toEqual(bus.definition);
    await resources.save({
      put: [createResource(BUS, { components: ['kafka'] })],
      remove: [REDIS],
    });
    const found = await resources.listResources();
    expect([...found.keys()]).toEqual([BUS]);
    expect(found.get(BUS)?.components).toEqual(['kafka']);
  });

  it('knows what agents depend on, and who depends on something', async () => {
    const put = [createUser('b', [REDIS, BUS]), createUser('a', [BUS])];
    await agents.saveAgents({ put, remove: [] });
    expect(await resources.listNamedByAgents()).toEqual([BUS, REDIS]);
    const [b, a] = put.map(({ descriptor }) => descriptor.ref);
    expect(await resources.listDependents([BUS])).toEqual([a, b]);
    expect(await resources.listDependents([REDIS, BUS])).toEqual([a, b]);
    expect(await resources.listDependents([])).toEqual([]);
    await agents.saveAgents({ put: [createUser('b', [REDIS])], remove: [a] });
    expect(await resources.listNamedByAgents()).toEqual([REDIS]);
    expect(await resources.listDependents([BUS])).toEqual([]);
  });
});
