import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { Config } from '@backstage/config';
import { refuseValue } from '../../configuration/readDuration';

const KEY = 'agents.alerts.fallback';

/**
 * Reads who is told where nobody else is to be found.
 *
 * @throws InputError naming the key and the value.
 */
export function readFallback(config: Config): string[] {
  const refs = config.getOptionalStringArray(KEY) ?? [];
  return refs.map(ref => {
    try {
      return stringifyEntityRef(
        parseEntityRef(ref, {
          defaultKind: 'group',
          defaultNamespace: 'default',
        }),
      );
    } catch {
      throw refuseValue(
        config,
        KEY,
        'name groups or users, such as ["group:default/sre"]',
      );
    }
  });
}
