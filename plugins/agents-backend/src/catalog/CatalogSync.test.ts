import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { CatalogSync } from './CatalogSync';
import { MemoryAgentStore } from './MemoryAgentStore';
import type { CatalogChange } from './model';

function createAgent(name: string, etag = '1', url = 'http://host:1'): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, etag },
    spec: {
      type: 'ai-agent',
      lifecycle: 'production',
      owner: 'group:default/core',
      agent: { instances: [{ environment: 'production', url }] },
    },
  };
}

const environment: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: { name: 'production', etag: '1' },
  spec: {
    type: 'environment',
    owner: 'group:default/core',
    environment: {
      stage: 'production',
      order: 2,
      purpose: 'live',
      dataClass: 'real',
      access: [],
    },
  },
};

function createSync(entities: Entity[], store = MemoryAgentStore.create()) {
  const changes: CatalogChange[] = [];
  const catalog = catalogServiceMock({ entities });
  const logger = mockServices.logger.mock();
  const sync = CatalogSync.create({
    catalog,
    store,
    auth: mockServices.auth(),
    logger,
    now: () => 0,
    onChange: async change => {
      changes.push(change);
    },
  });
  return { sync, catalog, store, changes, logger };
}

describe('CatalogSync', () => {
  it('stores agents and environments, and nothing else', async () => {
    const service = createAgent('plain-service');
    service.spec = { ...service.spec, type: 'service' };
    const { sync, store } = createSync([
      createAgent('architect'),
      environment,
      service,
    ]);
    await sync.run();
    expect(await store.listAgents()).toMatchObject([
      { ref: 'component:default/architect', owner: 'group:default/core' },
    ]);
    expect(await store.listInstances()).toMatchObject([
      { environmentRef: 'resource:default/production', url: 'http://host:1' },
    ]);
    const { environments } = await store.listPolicies();
    expect([...environments.keys()]).toEqual(['resource:default/production']);
  });

  it('keeps the last good version of a policy of alerts, and says once why a later one is not used', async () => {
    const policy = (etag: string, severity: string): Entity => ({
      apiVersion: 'agentportal.dev/v1alpha1',
      kind: 'AlertPolicy',
      metadata: { name: 'production', title: 'Production', etag },
      spec: {
        owner: 'group:default/core',
        default: true,
        rules: [
          { id: 'failing', on: { type: 'health', status: ['fail'] }, severity },
        ],
      },
    });
    const first = createSync([policy('1', 'P1')]);
    await first.sync.run();
    const [stored] = (await first.store.listPolicies()).alertPolicies;
    expect(stored).toMatchObject({
      ref: 'alertpolicy:default/production',
      title: 'Production',
      version: expect.stringMatching(/^sha256:/),
      spec: { rules: [{ id: 'failing', severity: 'P1' }] },
    });

    const broken = createSync([policy('2', 'P9')], first.store);
    await broken.sync.run();
    await broken.sync.run();
    expect((await first.store.listPolicies()).alertPolicies).toEqual([stored]);
    expect(broken.logger.warn).toHaveBeenCalledTimes(1);
    expect(broken.logger.warn).toHaveBeenCalledWith(
      expect.stringMatching(/alertpolicy:default\/production.*P9/s),
    );

    const mended = createSync([policy('3', 'P0')], first.store);
    await mended.sync.run();
    const [next] = (await first.store.listPolicies()).alertPolicies;
    expect(next.spec.rules[0].severity).toBe('P0');
    expect(next.version).not.toBe(stored.version);

    await createSync([], first.store).sync.run();
    expect((await first.store.listPolicies()).alertPolicies).toEqual([]);
  });

  it('reads again only what has changed', async () => {
    const first = createSync([createAgent('architect'), createAgent('tester')]);
    await first.sync.run();
    const second = createSync(
      [createAgent('architect'), createAgent('tester', '2', 'http://host:2')],
      first.store,
    );
    const read = jest.spyOn(second.catalog, 'getEntitiesByRefs');
    expect(await second.sync.run()).toEqual({
      changed: ['component:default/tester'],
      removed: [],
      policies: false,
    });
    expect(read.mock.calls.map(([request]) => request.entityRefs)).toEqual([
      ['component:default/tester'],
    ]);

    const third = createSync([createAgent('architect')], first.store);
    expect(await third.sync.run()).toMatchObject({
      changed: [],
      removed: ['component:default/tester'],
    });
    expect(await third.sync.run()).toMatchObject({ changed: [], removed: [] });
    expect(third.changes).toHaveLength(1);
  });

  it('removes nothing when the catalog does not answer in full', async () => {
    const { sync, store } = createSync([createAgent('architect')]);
    await sync.run();
    const broken = createSync([], store);
    jest
      .spyOn(broken.catalog, 'streamEntities')
      .mockImplementation(async function* failing() {
        yield [];
        throw new Error('catalog gone');
      });
    await expect(broken.sync.run()).rejects.toThrow('catalog gone');
    expect(await store.listAgents()).toHaveLength(1);
  });

  it('keeps what another backend stores while the catalog is being read', async () => {
    const tester = createAgent('tester');
    const { sync, store, catalog } = createSync([createAgent('architect')]);
    const other = createSync([tester, environment], store);
    const stream = catalog.streamEntities.bind(catalog);
    jest
      .spyOn(catalog, 'streamEntities')
      .mockImplementation(async function* reading(...request) {
        for await (const page of stream(...request)) {
          yield page;
          await other.sync.run();
        }
      });
    expect(await sync.run()).toMatchObject({ removed: [], policies: false });
    expect(await store.listAgents()).toHaveLength(2);
    expect((await store.listPolicies()).environments.size).toBe(1);
  });

  it('keeps a faulty agent with its problems and its sound instances', async () => {
    const agent = createAgent('architect');
    agent.spec = {
      ...agent.spec,
      agent: {
        instances: [
          { environment: 'production', url: 'http://host:1' },
          { environment: 'staging', url: 'file:///etc/passwd' },
        ],
      },
    };
    const { sync, store } = createSync([agent]);
    await sync.run();
    expect(await store.listInstances()).toHaveLength(1);
    const [stored] = await store.listAgents();
    expect(stored.problems).toMatchObject([
      { path: 'spec.agent.instances[1].url' },
    ]);
  });

  it('keeps the last plan that was in order while its entity has something wrong, and says so once', async () => {
    const plan = (etag: string, gate: object): Entity => ({
      apiVersion: 'agentportal.dev/v1alpha1',
      kind: 'RolloutPlan',
      metadata: { name: 'spring', etag },
      spec: {
        owner: 'group:default/core',
        waves: [
          {
            id: 'first',
            title: 'First',
            agents: { names: ['component:default/architect'] },
            strategy: 'canary',
          },
        ],
        gates: [gate],
      },
    });
    const gate = {
      id: 'alerts',
      title: 'No alert',
      type: 'alerts',
      severity: 'P1',
    };
    const store = MemoryAgentStore.create();
    await createSync([plan('1', gate)], store).sync.run();
    const before = (await store.listPolicies()).plans;
    expect(before).toMatchObject([{ gates: [{ id: 'alerts' }] }]);
    const broken = createSync([plan('2', { ...gate, type: 'alert' })], store);
    await broken.sync.run();
    await broken.sync.run();
    expect((await store.listPolicies()).plans).toEqual(before);
    expect(broken.logger.warn).toHaveBeenCalledTimes(1);
    expect(broken.logger.warn.mock.calls[0][0]).toMatch(
      /rolloutplan:default\/spring is not used as it is.*gates/,
    );
    const alone = createSync([plan('2', { ...gate, type: 'alert' })]);
    await alone.sync.run();
    expect((await alone.store.listPolicies()).plans).toEqual([]);
  });
});
