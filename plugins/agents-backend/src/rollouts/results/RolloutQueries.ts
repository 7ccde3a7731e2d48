import {
  type AgentRollouts,
  hasEnded,
  type RolloutDetail,
  type RolloutPage,
  type RolloutRow,
  type RolloutsQuery,
} from '@agent-portal/plugin-agents-common';
import { NotFoundError } from '@backstage/errors';
import type { AgentStore } from '../../catalog/AgentStore';
import {
  type AgentDirectory,
  readRef,
} from '../../readiness/workflow/AgentDirectory';
import { toTime } from '../../readiness/workflow/toTime';
import type { RolloutCaller } from '../service/rolloutCaller';
import { createAgentHider } from './createAgentHider';
import type { OfferFinder } from './OfferFinder';
import {
  type PresentContext,
  presentRollout,
  presentRolloutDetail,
} from './presentRollout';
import type { ReleaseHistory } from './ReleaseHistory';
import type { RolloutReadModel, RolloutRecord } from './RolloutReadModel';

/** Rollouts on the page of an agent; older ones are in the list. */
const AGENT_LIMIT = 50;

/** Rollouts that wait for an approval, of anybody, and are looked through for those of the caller. */
const WAITING_LIMIT = 1_000;

/** What {@link RolloutQueries} works with. */
export interface RolloutQueriesOptions {
  agents: Pick<AgentStore, 'listAgents' | 'listPolicies' | 'listInstances'>;
  directory: AgentDirectory;
  readModel: RolloutReadModel;
  history: ReleaseHistory;
  offers: OfferFinder;
  sightings: PresentContext['sightings'];
  now: () => number;
}

/** Shows rollouts to those who may see their agents. */
export class RolloutQueries {
  readonly #options: RolloutQueriesOptions;

  private constructor(options: RolloutQueriesOptions) {
    this.#options = options;
  }

  static create(options: RolloutQueriesOptions): RolloutQueries {
    return new RolloutQueries(options);
  }

  /** @throws InputError naming the parameter that cannot be read. */
  async list(
    query: RolloutsQuery,
    caller: RolloutCaller,
  ): Promise<RolloutPage> {
    const { readModel, now } = this.#options;
    const found = await readModel.getPage(
      {
        ...query,
        ...(query.waitingForMe && { limit: WAITING_LIMIT, cursor: undefined }),
        agent:
          query.agent &&
          readRef(query.agent, { field: 'agent', defaultKind: 'component' }),
        plan:
          query.plan &&
          readRef(query.plan, { field: 'plan', defaultKind: 'rolloutplan' }),
        environment:
          query.environment &&
          readRef(query.environment, {
            field: 'environment',
            defaultKind: 'resource',
          }),
      },
      caller.scope,
    );
    const context = await this.#context(caller, found.items);
    const items = found.items.map(record => presentRollout(record, context));
    if (query.waitingForMe) {
      const mine = items.filter(mayApproveNow);
      return { items: mine, total: mine.length, asOf: toTime(now()) };
    }
    return {
      items,
      total: found.total,
      ...(found.nextCursor && { nextCursor: found.nextCursor }),
      asOf: toTime(now()),
    };
  }

  /** @throws NotFoundError when there is none, or the caller may not see its agent. */
  async require(id: string, caller: RolloutCaller): Promise<RolloutRecord> {
    const record = await this.#options.readModel.get(id, caller.scope);
    if (!record) {
      throw new NotFoundError(
        `There is no rollout ${id}, or you may not see its agent`,
      );
    }
    return record;
  }

  /** @throws NotFoundError when there is none, or the caller may not see its agent. */
  async getDetail(id: string, caller: RolloutCaller): Promise<RolloutDetail> {
    const { agents, history, now } = this.#options;
    const record = await this.require(id, caller);
    const { agent, environment } = record.rollout;
    const instance = (await agents.listInstances([agent])).find(
      one => one.environmentRef === environment,
    );
    return presentRolloutDetail(record, {
      ...(await this.#context(caller, [record])),
      driver: record.rollout.target?.driver ?? instance?.rollout?.driver ?? '',
      ...(await history.read(record.rollout, now())),
    });
  }

  /** @throws NotFoundError when there is no such agent, or none that the caller may see. */
  async getAgentRollouts(
    ref: string,
    caller: RolloutCaller,
  ): Promise<AgentRollouts> {
    const { directory, offers, readModel, now } = this.#options;
    const agent = await directory.requireAgent(ref, caller.scope);
    const { items } = await readModel.getPage(
      { agent: agent.ref, limit: AGENT_LIMIT },
      caller.scope,
    );
    const context = await this.#context(caller, items);
    return {
      items: items.map(record => presentRollout(record, context)),
      offers: await offers.find(agent, {
        caller,
        active: items
          .map(({ rollout }) => rollout)
          .filter(({ state }) => !hasEnded(state)),
      }),
      asOf: toTime(now()),
    };
  }

  async #context(
    caller: RolloutCaller,
    records: RolloutRecord[],
  ): Promise<PresentContext> {
    const { agents, sightings, now } = this.#options;
    const isWaiting = records.some(({ rollout }) =>
      rollout.holds.some(({ code }) => code === 'plan'),
    );
    return {
      policies: await agents.listPolicies(),
      caller,
      now: now(),
      sightings,
      hideAgents: isWaiting
        ? await createAgentHider(caller, this.#options)
        : text => text,
    };
  }
}

function mayApproveNow({ operations }: RolloutRow): boolean {
  return operations.some(
    ({ operation, allowed }) => operation === 'approve' && allowed,
  );
}
