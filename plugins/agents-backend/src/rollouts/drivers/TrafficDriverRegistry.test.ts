import { FakeTrafficDriver } from '@agent-portal/plugin-agents-node/testUtils';
import { TrafficDriverRegistry } from './TrafficDriverRegistry';

const fake = (id: string) => FakeTrafficDriver.create({ id, now: () => 0 });

describe('TrafficDriverRegistry', () => {
  it('finds drivers by their id, and lists the ids', () => {
    const registry = TrafficDriverRegistry.create();
    const driver = fake('webhook');
    registry.addTrafficDriver(driver);
    registry.addTrafficDriver(fake('argo-rollouts'));
    expect(registry.get('webhook')).toBe(driver);
    expect(registry.get('other')).toBeUndefined();
    expect(registry.ids()).toEqual(['argo-rollouts', 'webhook']);
  });

  it('refuses a second driver with the same id', () => {
    const registry = TrafficDriverRegistry.create();
    registry.addTrafficDriver(fake('webhook'));
    expect(() => registry.addTrafficDriver(fake('webhook'))).toThrow(
      'There are two traffic drivers with the id "webhook"; install one of them',
    );
  });
});
