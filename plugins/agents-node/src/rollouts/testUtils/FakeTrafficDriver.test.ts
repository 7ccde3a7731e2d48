import { FakeTrafficDriver } from './FakeTrafficDriver';
import { trafficDriverContract } from './trafficDriverContract';

const agentRef = 'component:default/quality-guardian';
const production = {
  agentRef,
  environmentRef: 'resource:default/production',
  url: 'http://localhost:7101',
  settings: {},
};
const other = { ...production, agentRef: 'component:default/orchestrator' };

trafficDriverContract({
  demotesTo: 'resource:default/staging',
  create: async () => {
    const driver = FakeTrafficDriver.create({ now: () => 1_000 });
    for (const instance of [production, other]) {
      driver.set(instance, { weight: 0, stable: '1.4.0', candidate: '1.5.0' });
    }
    return {
      driver,
      instances: [production, other],
      unknown: { ...production, agentRef: 'component:default/nobody' },
      countChanges: () => driver.applied.length,
      breakDown: async () => {
        driver.failure = 'The fake traffic system does not answer';
      },
      stop: async () => {},
    };
  },
});

describe('FakeTrafficDriver', () => {
  it('gives no traffic to a candidate that is not there', async () => {
    const driver = FakeTrafficDriver.create({ now: () => 1_000 });
    driver.set(production, { weight: 0, stable: '1.4.0' });
    await expect(
      driver.apply(production, {
        id: 'a:1',
        rolloutId: 'a',
        candidate: '1.5.0',
        fence: 1,
        target: { type: 'split', weight: 5 },
      }),
    ).rejects.toThrow('The candidate is not there, not 1.5.0');
  });
});
