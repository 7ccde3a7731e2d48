import type {
  LedgerEntry,
  LedgerQuery,
  ReplayPolicy,
  RolloutLedger,
  RolloutPolicy,
  RolloutReplay,
} from '@agent-portal/plugin-agents-common';
import { NotFoundError } from '@backstage/errors';
import type { AgentStore } from '../../catalog/AgentStore';
import type { AgentDirectory } from '../../readiness/workflow/AgentDirectory';
import { toTime } from '../../readiness/workflow/toTime';
import { verifyChain } from '../ledger';
import type { RolloutStore } from '../model';
import { hashPolicy } from '../service/hashPolicy';
import type { RolloutCaller } from '../service/rolloutCaller';
import type { RolloutMaker } from '../service/RolloutMaker';
import { createAgentHider } from './createAgentHider';
import type { RolloutQueries } from './RolloutQueries';

const DEFAULT_LIMIT = 100;
/** Entries read at a time while the chain is checked. */
const PAGE = 500;

/** Decides a rollout once more from what was recorded. */
export type ReplayRollout = (
  rolloutId: string,
  options: {
    store: RolloutStore;
    /** Another policy, and its version; absent: the recorded one. */
    policy?: { policy: RolloutPolicy; policyVersion: string };
  },
) => Promise<RolloutReplay>;

/** What {@link LedgerQueries} works with. */
export interface LedgerQueriesOptions {
  agents: Pick<AgentStore, 'getAgent' | 'listAgents'>;
  directory: Pick<AgentDirectory, 'listRefs'>;
  store: RolloutStore;
  queries: Pick<RolloutQueries, 'require'>;
  maker: Pick<RolloutMaker, 'findPolicy'>;
  replay: ReplayRollout;
  now: () => number;
}

/** Shows what was decided about rollouts, and whether it would be decided again. */
export class LedgerQueries {
  readonly #options: LedgerQueriesOptions;

  private constructor(options: LedgerQueriesOptions) {
    this.#options = options;
  }

  static create(options: LedgerQueriesOptions): LedgerQueries {
    return new LedgerQueries(options);
  }

  /** @throws NotFoundError when there is none, or the caller may not see its agent. */
  async getLedger(
    id: string,
    query: LedgerQuery,
    caller: RolloutCaller,
  ): Promise<RolloutLedger> {
    const { queries, store, now } = this.#options;
    const { rollout } = await queries.require(id, caller);
    const { before, limit = DEFAULT_LIMIT } = query;
    // First the head: what is written meanwhile comes after it.
    const head = await store.getLedgerHead(id);
    const entries = await this.#readAll(id);
    const hideAgents = await createAgentHider(caller, this.#options);
    const items = entries
      .filter(({ number }) => before === undefined || number < before)
      .slice(-limit)
      .reverse();
    return {
      items: items.map(entry => ({ ...entry, text: hideAgents(entry.text) })),
      total: entries.length,
      chain: verifyChain(id, { entries, head }),
      policyVersion: rollout.policyVersion,
      asOf: toTime(now()),
    };
  }

  /** @throws NotFoundError, also when the agent is gone that the present policy would be for. */
  async replay(
    id: string,
    policy: ReplayPolicy,
    caller: RolloutCaller,
  ): Promise<RolloutReplay> {
    const { agents, maker, queries, store, replay } = this.#options;
    const { rollout } = await queries.require(id, caller);
    if (policy === 'recorded') return replay(id, { store });
    const agent = await agents.getAgent(rollout.agent);
    if (!agent) {
      throw new NotFoundError(
        `The catalog has no agent ${rollout.agent} any more, so there is no present policy`,
      );
    }
    const found = await maker.findPolicy({
      agent,
      environmentRef: rollout.environment,
      strategy: rollout.policy.strategy,
    });
    return replay(id, {
      store,
      policy: {
        policy: found.policy,
        policyVersion: hashPolicy(found.policy),
      },
    });
  }

  /** The whole ledger, the oldest first: a chain is only as good as its first link. */
  async #readAll(id: string): Promise<LedgerEntry[]> {
    const { store } = this.#options;
    const entries: LedgerEntry[] = [];
    let before: number | undefined;
    for (;;) {
      const page = await store.listLedger(id, { before, limit: PAGE });
      entries.push(...page);
      if (page.length < PAGE) return entries.reverse();
      before = page[page.length - 1].number;
    }
  }
}
