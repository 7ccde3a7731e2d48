import type {
  LedgerDraft,
  LedgerEntry,
} from '@agent-portal/plugin-agents-common';
import { canonicalJson } from './canonicalJson';
import { hashEntry, type UnhashedEntry } from './hashEntry';

/** The last entry of a ledger. */
export interface LedgerHead {
  /** 0 while there is none. */
  number: number;
  hash: string;
}

/** What the first entry follows. */
export const EMPTY_LEDGER: LedgerHead = { number: 0, hash: '0'.repeat(64) };

/** Numbers drafts on from the head of a rollout's ledger, and chains them. */
export function chainEntries(
  rolloutId: string,
  options: { head: LedgerHead; drafts: LedgerDraft[] },
): LedgerEntry[] {
  let { number, hash } = options.head;
  return options.drafts.map(({ at, ...draft }) => {
    number += 1;
    const unhashed: UnhashedEntry = JSON.parse(
      canonicalJson({
        ...draft,
        at: new Date(at).toISOString(),
        number,
        previousHash: hash,
      }),
    );
    hash = hashEntry(rolloutId, unhashed);
    return { ...unhashed, hash };
  });
}
