import type { TrafficDriver } from '@agent-portal/plugin-agents-node';
import { FakeTrafficDriver } from '@agent-portal/plugin-agents-node/testUtils';
import { createTarget, NOW } from '../../__testUtils__/factories';
import { TrafficDriverRegistry } from '../drivers';
import { instanceKey } from './instanceKey';
import { observeTraffic } from './observeTraffic';

function instance(agent: string, driver?: string) {
  return createTarget({
    agentRef: `component:default/${agent}`,
    ...(driver && { rollout: { driver, settings: { name: agent } } }),
  });
}

function observe(
  instances: ReturnType<typeof instance>[],
  drivers: TrafficDriver[],
) {
  const registry = TrafficDriverRegistry.create();
  for (const driver of drivers) registry.addTrafficDriver(driver);
  return observeTraffic({ instances, drivers: registry, limitMs: 50 });
}

describe('observeTraffic', () => {
  it('asks each driver once about all of its instances', async () => {
    const fake = FakeTrafficDriver.create({ now: () => NOW });
    const asked = jest.spyOn(fake, 'observe');
    const instances = [instance('a', 'fake'), instance('b', 'fake')];
    fake.set(instances[0], { weight: 10, stable: '1', candidate: '2' });
    const seen = await observe(instances, [fake]);
    expect(asked).toHaveBeenCalledTimes(1);
    expect(seen.get(instanceKey(instances[0]))).toMatchObject({
      status: 'ok',
      weight: 10,
    });
    expect(seen.get(instanceKey(instances[1]))).toMatchObject({
      status: 'error',
    });
  });

  it('gives the settings of an instance to its driver', async () => {
    const asked = jest.fn(async () => []);
    await observe(
      [instance('a', 'own')],
      [{ id: 'own', observe: asked, apply: async () => {} }],
    );
    expect(asked).toHaveBeenCalledWith(
      [
        {
          agentRef: 'component:default/a',
          environmentRef: 'resource:default/production',
          url: 'http://localhost:7101',
          settings: { name: 'a' },
        },
      ],
      expect.anything(),
    );
  });

  it.each<[string, TrafficDriver['observe'], RegExp]>([
    [
      'fails',
      async () => {
        throw new Error('no route');
      },
      /own failed: no route/,
    ],
    ['hangs', () => new Promise(() => {}), /own did not answer within 50 ms/],
    ['answers for too few', async () => [], /own says nothing about it/],
  ])(
    'says so of a driver that %s, and sees the others',
    async (_, broken, reason) => {
      const fake = FakeTrafficDriver.create({ now: () => NOW });
      const instances = [instance('a', 'own'), instance('b', 'fake')];
      fake.set(instances[1], { weight: 0, stable: '1' });
      const seen = await observe(instances, [
        fake,
        { id: 'own', observe: broken, apply: async () => {} },
      ]);
      expect(seen.get(instanceKey(instances[0]))).toEqual({
        status: 'error',
        reason: expect.stringMatching(reason),
      });
      expect(seen.get(instanceKey(instances[1]))).toMatchObject({
        status: 'ok',
      });
    },
  );

  it('keeps what a driver has seen by the time that it is asked to come back', async () => {
    const instances = [instance('a', 'own'), instance('b', 'own')];
    const seen = await observe(instances, [
      {
        id: 'own',
        observe: async (_, { signal }) => {
          await new Promise(resolve => {
            signal?.addEventListener('abort', resolve);
          });
          return [
            { status: 'ok', at: NOW, weight: 5 },
            { status: 'error', reason: 'its cluster hangs' },
          ];
        },
        apply: async () => {},
      },
    ]);
    expect(instances.map(one => seen.get(instanceKey(one)))).toEqual([
      { status: 'ok', at: NOW, weight: 5 },
      { status: 'error', reason: 'its cluster hangs' },
    ]);
  });

  it('names a driver that is missing, and an entity that names none', async () => {
    const instances = [instance('a', 'argo-rollouts'), instance('b')];
    const seen = await observe(instances, []);
    expect(seen.get(instanceKey(instances[0]))).toMatchObject({
      reason: expect.stringMatching(/argo-rollouts is installed.*none/),
    });
    expect(seen.get(instanceKey(instances[1]))).toMatchObject({
      reason: expect.stringMatching(/add rollout\.driver/),
    });
  });
});
