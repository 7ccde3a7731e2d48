import type {
  AgentsApi,
  AgentsRequestOptions,
  RolloutRow,
} from '@agent-portal/plugin-agents-common';
import { type AgentsQueryResult, useAgentsQuery } from './useAgentsQuery';

const PAGE_SIZE = 200;
/** Of rollouts under way. More than that is not looked through on every refresh. */
const MAXIMUM_PAGES = 5;

/** Rollouts that wait for the signed-in person. @public */
export interface RolloutApprovals {
  /** Those with a gate that the person may approve now. */
  items: RolloutRow[];
  asOf: string;
}

/**
 * The rollouts under way that wait for an approval which the signed-in person may give; of the
 * first 1,000 under way.
 *
 * @public
 */
export function useRolloutApprovals(): AgentsQueryResult<RolloutApprovals> {
  return useAgentsQuery({
    subject: ['rollout-approvals'],
    ask: listApprovals,
  });
}

async function listApprovals(
  api: AgentsApi,
  options: AgentsRequestOptions,
): Promise<RolloutApprovals> {
  const rows: RolloutRow[] = [];
  let cursor: string | undefined;
  let asOf = '';
  for (let page = 0; page < MAXIMUM_PAGES; page++) {
    const answer = await api.listRollouts(
      { active: true, limit: PAGE_SIZE, ...(cursor && { cursor }) },
      options,
    );
    rows.push(...answer.items);
    asOf = answer.asOf;
    cursor = answer.nextCursor;
    if (!cursor) break;
  }
  return { items: rows.filter(mayApprove), asOf };
}

function mayApprove(row: RolloutRow): boolean {
  return row.operations.some(
    ({ operation, allowed }) => operation === 'approve' && allowed,
  );
}
