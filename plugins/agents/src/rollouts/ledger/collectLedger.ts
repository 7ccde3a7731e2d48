import type {
  AgentsApi,
  LedgerEntry,
  RolloutLedger,
} from '@agent-portal/plugin-agents-common';

const PAGE_SIZE = 500;

/** Every entry of a ledger, the oldest first, with what is said of the chain. */
export async function collectLedger(
  api: AgentsApi,
  id: string,
): Promise<
  Pick<RolloutLedger, 'chain' | 'policyVersion'> & {
    entries: LedgerEntry[];
  }
> {
  const entries: LedgerEntry[] = [];
  let before: number | undefined;
  for (;;) {
    const page = await api.getRolloutLedger(id, {
      limit: PAGE_SIZE,
      ...(before && { before }),
    });
    entries.push(...page.items);
    before = page.items.at(-1)?.number;
    if (before === undefined || before <= 1) {
      const { chain, policyVersion } = page;
      return { chain, policyVersion, entries: entries.reverse() };
    }
  }
}
