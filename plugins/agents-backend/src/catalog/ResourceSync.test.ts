import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { createStoredAgent } from '../__testUtils__/factories';
import { MemoryAgentStore } from './MemoryAgentStore';
import { MemoryResourceStore } from './MemoryResourceStore';
import { ResourceSync } from './ResourceSync';

const BUS = 'resource:default/event-bus';
const REDIS = 'resource:default/redis';

function createResource(
  name: string,
  options: { dependsOn?: string[]; etag?: string; names?: string } = {},
): Entity {
  const { dependsOn = [], etag = '1', names } = options;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name,
      namespace: 'default',
      etag,
      ...(names && {
        annotations: { 'agentportal.dev/health-component': names },
      }),
    },
    spec: { type: 'database', owner: 'group:default/core', dependsOn },
  };
}

async function createSync(
  entities: Entity[],
  dependsOn: string[] = [BUS, 'component:default/other'],
) {
  const agents = MemoryAgentStore.create();
  await agents.saveAgents({
    put: [createStoredAgent({ dependsOn })],
    remove: [],
  });
  const store = MemoryResourceStore.create({ agents });
  const run = async (current: Entity[]) => {
    const catalog = catalogServiceMock.mock();
    const real = catalogServiceMock({ entities: current });
    catalog.getEntitiesByRefs.mockImplementation((request, options) =>
      real.getEntitiesByRefs(request, options),
    );
    await ResourceSync.create({
      catalog,
      auth: mockServices.auth(),
      store,
    }).run();
    return catalog;
  };
  await run(entities);
  return { store, run };
}

describe('ResourceSync', () => {
  it('reads what agents depend on, what that depends on, and nothing else', async () => {
    const { store } = await createSync([
      createResource('event-bus', {
        dependsOn: ['resource:redis'],
        names: 'kafka, Event Bus,',
      }),
      createResource('redis', { dependsOn: [BUS] }),
      createResource('unrelated'),
    ]);
    const found = await store.listResources();
    expect([...found.keys()]).toEqual([BUS, REDIS]);
    expect(found.get(BUS)).toEqual({
      ref: BUS,
      title: 'event-bus',
      type: 'database',
      dependsOn: [REDIS],
      components: ['kafka', 'Event Bus'],
    });
  });

  it('reads in full only what has changed, and forgets what is gone', async () => {
    const bus = createResource('event-bus', { dependsOn: [REDIS] });
    const { store, run } = await createSync([bus, createResource('redis')]);
    const again = await run([bus, createResource('redis', { etag: '2' })]);
    const whole = again.getEntitiesByRefs.mock.calls.filter(
      ([request]) => request.fields === undefined,
    );
    expect(whole.map(([request]) => request.entityRefs)).toEqual([[REDIS]]);
    await run([createResource('event-bus', { etag: '3' })]);
    expect([...(await store.listResources()).keys()]).toEqual([BUS]);
  });

  it('changes nothing when the catalog does not answer in full', async () => {
    const bus = createResource('event-bus', { dependsOn: [REDIS] });
    const { store } = await createSync([bus, createResource('redis')]);
    const catalog = catalogServiceMock.mock();
    catalog.getEntitiesByRefs.mockRejectedValue(new Error('catalog gone'));
    const sync = ResourceSync.create({
      catalog,
      auth: mockServices.auth(),
      store,
    });
    await expect(sync.run()).rejects.toThrow('catalog gone');
    expect((await store.listResources()).size).toBe(2);
  });
});
