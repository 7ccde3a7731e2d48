import { createHash } from 'node:crypto';
import {
  type AgentRelease,
  releaseFingerprint,
} from '@agent-portal/plugin-agents-common';

/**
 * What signatures and gates know a release by: the digest of everything that the catalog declares
 * of it, in a canonical form. Nothing when it declares no release.
 */
export function releaseDigest(
  release: AgentRelease | undefined,
): string | undefined {
  if (!release) return undefined;
  const hash = createHash('sha256').update(releaseFingerprint(release));
  return `sha256:${hash.digest('hex')}`;
}
