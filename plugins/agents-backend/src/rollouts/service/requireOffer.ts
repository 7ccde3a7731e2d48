import type { TrafficObservation } from '@agent-portal/plugin-agents-node';
import { InputError, ServiceUnavailableError } from '@backstage/errors';
import { hasCandidate } from '../results/hasCandidate';

/**
 * Makes sure that a driver has a version ready to be rolled out.
 *
 * @param options.driver - Id of the driver; absent where the catalog names none.
 * @param options.seen - What the driver shows.
 * @throws InputError naming what is offered; ServiceUnavailableError when the driver does not say.
 */
export function requireOffer(
  version: string,
  options: { driver: string | undefined; seen: TrafficObservation | undefined },
): void {
  const { driver, seen } = options;
  if (seen?.status !== 'ok') {
    const reason = `version is "${version}", and nobody knows whether that is offered: ${
      seen?.reason ?? 'nobody looked at the traffic'
    }`;
    if (driver === undefined) throw new InputError(reason);
    throw new ServiceUnavailableError(reason);
  }
  if (!hasCandidate(seen)) {
    throw new InputError(
      `version is "${version}", but the driver ${driver} offers no release${
        seen.stable === undefined ? '' : ` beside ${seen.stable}`
      }; deploy it first`,
    );
  }
  if (seen.candidate !== version) {
    throw new InputError(
      `version is "${version}", but the driver ${driver} offers ${seen.candidate}`,
    );
  }
}
