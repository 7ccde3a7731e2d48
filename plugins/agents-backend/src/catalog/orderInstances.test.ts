import type { EnvironmentDescriptor, InstanceTarget } from './model';
import { orderInstances } from './orderInstances';

const environment = (ref: string, order: number): EnvironmentDescriptor => ({
  ref,
  title: ref,
  stage: 'production',
  order,
});

const instance = (environmentRef: string): InstanceTarget => ({
  agentRef: 'component:default/example',
  environmentRef,
  registeredAt: 0,
  url: 'http://localhost:8080',
  paths: {
    liveness: '/health',
    agents: '/health/agents',
    dependencies: '/health/dependencies',
    business: '/health/business',
  },
  metrics: { type: 'scrape', path: '/metrics' },
});

describe('orderInstances', () => {
  it('goes by the environments, those that are not in the catalog last', () => {
    const environments = new Map(
      [
        environment('production', 2),
        environment('development', 0),
        environment('staging', 1),
      ].map(one => [one.ref, one]),
    );
    const given = ['lost', 'gone', 'production', 'staging', 'development'];
    expect(
      orderInstances(given.map(instance), environments).map(
        one => one.environmentRef,
      ),
    ).toEqual(['development', 'staging', 'production', 'lost', 'gone']);
  });
});
