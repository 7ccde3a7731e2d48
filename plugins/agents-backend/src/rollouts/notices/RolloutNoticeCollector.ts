import type { AgentStore } from '../../catalog/AgentStore';
import type { Notice, NoticeStore } from '../../readiness/notices/NoticeStore';
import type { RolloutReadModel } from '../results/RolloutReadModel';
import { rolloutNotices } from './rolloutNotices';

/** How far back is looked: what a portal that was down for longer missed is no news. */
const LOOK_BACK_MS = 2 * 86_400_000;

/** What {@link RolloutNoticeCollector} works with. */
export interface RolloutNoticeCollectorOptions {
  agents: Pick<AgentStore, 'listAgents' | 'listPolicies'>;
  readModel: Pick<RolloutReadModel, 'listRecent'>;
  notices: Pick<NoticeStore, 'add'>;
  /** After how long a hold is told of, in ms. */
  heldNoticeMs: number;
  now: () => number;
}

/**
 * Finds what people are to be told about rollouts, from what is stored. It looks at the same things
 * again and again, and whatever it has found before stays one notice.
 */
export class RolloutNoticeCollector {
  readonly #options: RolloutNoticeCollectorOptions;

  private constructor(options: RolloutNoticeCollectorOptions) {
    this.#options = options;
  }

  static create(
    options: RolloutNoticeCollectorOptions,
  ): RolloutNoticeCollector {
    return new RolloutNoticeCollector(options);
  }

  async run({ signal }: { signal?: AbortSignal } = {}): Promise<void> {
    const { agents, readModel, notices, heldNoticeMs, now } = this.#options;
    const time = now();
    const recent = await readModel.listRecent(time - LOOK_BACK_MS);
    if (recent.length === 0) return;
    const known = new Map(
      (
        await agents.listAgents([
          ...new Set(recent.map(({ rollout }) => rollout.agent)),
        ])
      ).map(agent => [agent.ref, agent]),
    );
    const { environments, plans } = await agents.listPolicies();
    signal?.throwIfAborted();
    const found: Notice[] = recent.flatMap(({ rollout }) => {
      const agent = known.get(rollout.agent);
      const plan = plans.find(({ ref }) => ref === rollout.policy.plan);
      return rolloutNotices(rollout, {
        now: time,
        heldNoticeMs,
        names: {
          agentTitle: agent?.title ?? rollout.agent,
          environmentTitle:
            environments.get(rollout.environment)?.title ?? rollout.environment,
          owners: [agent?.owner, plan?.plan?.owner].flatMap(owner =>
            owner ? [owner] : [],
          ),
        },
      });
    });
    await notices.add(found, time);
  }
}
