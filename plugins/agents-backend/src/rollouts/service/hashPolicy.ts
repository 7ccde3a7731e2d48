import { createHash } from 'node:crypto';
import type { RolloutPolicy } from '@agent-portal/plugin-agents-common';
import { canonicalJson } from '../ledger';

/** Names a policy by what it says: `sha256:…`. */
export function hashPolicy(policy: RolloutPolicy): string {
  const hash = createHash('sha256').update(canonicalJson(policy));
  return `sha256:${hash.digest('hex')}`;
}
