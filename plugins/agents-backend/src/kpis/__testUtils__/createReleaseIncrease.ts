import { NOW } from '../../__testUtils__/factories';
import type { ReleaseIncrease } from '../scrape/model';
import { noGain } from '../scrape/releaseGains';

/** What a release of an agent in production did in a minute: five requests. */
export function createReleaseIncrease(
  overrides: Partial<ReleaseIncrease> = {},
): ReleaseIncrease {
  return {
    agentRef: 'component:default/architect',
    environmentRef: 'resource:default/production',
    version: '1.4.0',
    start: NOW,
    shared: false,
    ...noGain(),
    requests: 5,
    ...overrides,
  };
}
