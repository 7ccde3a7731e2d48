import { createHash } from 'node:crypto';
import type { LedgerEntry } from '@agent-portal/plugin-agents-common';
import { canonicalJson } from './canonicalJson';

/** An entry without its own hash. */
export type UnhashedEntry = Omit<LedgerEntry, 'hash'>;

/**
 * SHA-256 in hexadecimal over the canonical JSON of an entry, the hash before it included, and of
 * the rollout it belongs to: an entry can stand in one place only.
 */
export function hashEntry(rolloutId: string, entry: UnhashedEntry): string {
  return createHash('sha256')
    .update(canonicalJson({ ...entry, rolloutId }))
    .digest('hex');
}
