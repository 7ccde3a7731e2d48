import type { Config } from '../../src/config/Config.ts';
import { readConfig } from '../../src/config/readConfig.ts';
import { developmentVariables } from './developmentVariables.ts';

/** Settings of a service on any free port whose stores are all in memory. */
export function testConfig(changes: Partial<Config> = {}): Config {
  // Nothing listens on port 1, whatever else runs on this machine.
  const nowhere = Object.fromEntries(
    Object.keys(developmentVariables)
      .filter(name => name.endsWith('_PORT'))
      .map(name => [name, '1']),
  );
  const config = readConfig({ ...developmentVariables, ...nowhere, PORT: '0' });
  return { ...config, ...changes };
}
