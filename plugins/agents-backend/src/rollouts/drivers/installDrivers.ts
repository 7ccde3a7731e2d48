import type { Config } from '@backstage/config';
import type { GuardedHttpSender } from '../../http';
import { DemoFleetDriver } from './DemoFleetDriver';
import { readDriversConfig } from './driversConfig';
import type { TrafficDriverRegistry } from './TrafficDriverRegistry';
import { WebhookDriver } from './WebhookDriver';

/**
 * Adds the built-in traffic drivers that the configuration sets up.
 *
 * @throws InputError naming a key that cannot be used; Error when a module brought one of them.
 */
export function installDrivers(options: {
  registry: TrafficDriverRegistry;
  config: Config;
  http: GuardedHttpSender;
  now: () => number;
}): void {
  const { registry, http, now } = options;
  const { demoFleet, webhook } = readDriversConfig(options.config);
  if (demoFleet) {
    registry.addTrafficDriver(
      DemoFleetDriver.create({ http, config: demoFleet, now }),
    );
  }
  if (webhook) {
    registry.addTrafficDriver(
      WebhookDriver.create({ http, config: webhook, now }),
    );
  }
}
