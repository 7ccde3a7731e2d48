import type { LedgerEntry } from '@agent-portal/plugin-agents-common';
import { EMPTY_LEDGER, type LedgerHead } from './chainEntries';
import { hashEntry } from './hashEntry';

/** Whether a ledger is as it was written. */
export interface ChainCheck {
  intact: boolean;
  /** Entries that were checked. */
  checked: number;
  /** Number of the first entry that does not fit. */
  brokenAt?: number;
}

/**
 * Computes the hashes of a ledger anew.
 *
 * @param options.after - What the first of the entries has to follow; by default they are checked
 * from the beginning.
 * @param options.entries - The oldest first.
 * @param options.head - The last entry that was written when the entries were read, or one before:
 * without it entries that are missing at the end go unnoticed.
 */
export function verifyChain(
  rolloutId: string,
  options: { entries: LedgerEntry[]; after?: LedgerHead; head?: LedgerHead },
): ChainCheck {
  const { head } = options;
  let { number, hash: before } = options.after ?? EMPTY_LEDGER;
  let checked = 0;
  for (const { hash, ...entry } of options.entries) {
    number += 1;
    checked += 1;
    const fits =
      entry.number === number &&
      entry.previousHash === before &&
      hash === hashEntry(rolloutId, entry) &&
      (number !== head?.number || hash === head.hash);
    if (!fits) return { intact: false, checked, brokenAt: number };
    before = hash;
  }
  return head && number < head.number
    ? { intact: false, checked, brokenAt: number + 1 }
    : { intact: true, checked };
}
