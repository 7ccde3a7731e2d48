import { FakeTrafficDriver } from '@agent-portal/plugin-agents-node/testUtils';
import { createStoredAgent, createTarget } from '../../__testUtils__/factories';
import { MemoryAgentStore } from '../../catalog/MemoryAgentStore';
import { givenRollout, START } from '../__testUtils__/givenRollout';
import { TrafficDriverRegistry } from '../drivers';
import { CatalogTrafficLocator } from './CatalogTrafficLocator';

const AGENT = 'component:default/quality-guardian';

async function createWorld(instances: ReturnType<typeof createTarget>[]) {
  const agents = MemoryAgentStore.create();
  await agents.saveAgents({
    put: [createStoredAgent({ name: 'quality-guardian' }, { instances })],
    remove: [],
  });
  const drivers = TrafficDriverRegistry.create();
  drivers.addTrafficDriver(FakeTrafficDriver.create({ now: () => START }));
  return CatalogTrafficLocator.create({ agents, drivers });
}

const elsewhere = createTarget({
  agentRef: AGENT,
  url: 'http://localhost:9999',
  rollout: { driver: 'other', settings: { cluster: 'new' } },
});
const target = {
  driver: 'fake',
  url: 'http://localhost:7101',
  settings: { cluster: 'old' },
};

describe('CatalogTrafficLocator', () => {
  it.each([
    ['names another driver and place', [elsewhere]],
    ['has the instance no more', []],
  ])(
    'commands what the rollout was made for when the catalog %s',
    async (_, instances) => {
      const locator = await createWorld(instances);
      const [place] = await locator.locate([givenRollout({ target })]);
      expect(place).toMatchObject({
        driver: { id: 'fake' },
        instance: {
          agentRef: AGENT,
          environmentRef: 'resource:default/production',
          url: target.url,
          settings: { cluster: 'old' },
        },
      });
    },
  );

  it('goes by the catalog for a rollout that was made without a place', async () => {
    const locator = await createWorld([elsewhere]);
    const [place] = await locator.locate([givenRollout()]);
    expect(place).toEqual({
      missing: 'No traffic driver other is installed; installed: fake',
    });
  });
});
