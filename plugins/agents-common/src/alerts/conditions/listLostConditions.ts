import type { AlertEvidence } from '../evidence';
import { fingerprint } from '../fingerprint';

/**
 * Fingerprints of what another system has sent and not said anything about for too long: it counts
 * as over, as what nobody says any more cannot hold rollouts for ever.
 *
 * @public
 */
export function listLostConditions({ external = [] }: AlertEvidence): string[] {
  return external
    .filter(({ isLost }) => isLost === true)
    .map(signal => fingerprint('external', signal.source, signal.fingerprint));
}
