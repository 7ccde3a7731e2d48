import { randomUUID } from 'node:crypto';
import {
  createRollout,
  type JudgementPolicy,
  ROLLOUT_PRESETS,
  type RolloutPolicy,
  toRolloutPolicy,
} from '@agent-portal/plugin-agents-common';
import { InputError } from '@backstage/errors';
import type { AgentStore, Policies } from '../../catalog/AgentStore';
import type { AgentDescriptor } from '../../catalog/model';
import { releaseDigest } from '../../readiness/attestations/releaseDigest';
import type { RolloutEngine, StoredRollout } from '../model';
import { pinTraffic } from '../observer/pinnedInstance';
import { type AgentPlan, createPlanFinder } from '../plans/findAgentPlan';
import { hashPolicy } from './hashPolicy';

/** What is to be rolled out, where and by whom. */
export interface RolloutWish {
  agent: AgentDescriptor;
  environmentRef: string;
  version: string;
  /** Absent means that of the agent's wave. */
  strategy?: string;
  by: string;
  reason?: string;
}

/** What {@link RolloutMaker} works with. */
export interface RolloutMakerOptions {
  agents: Pick<AgentStore, 'listPolicies' | 'listInstances'>;
  engine: Pick<RolloutEngine, 'create'>;
  /** What stands where a strategy says nothing. */
  judgement: JudgementPolicy;
  now: () => number;
}

/** Makes rollouts by the plans as they are now. */
export class RolloutMaker {
  readonly #options: RolloutMakerOptions;

  private constructor(options: RolloutMakerOptions) {
    this.#options = options;
  }

  static create(options: RolloutMakerOptions): RolloutMaker {
    return new RolloutMaker(options);
  }

  /**
   * @throws InputError when there is no such strategy; ConflictError when the release is rolled out
   * there already or quarantined.
   */
  async make(wish: RolloutWish): Promise<StoredRollout> {
    const { agents, engine, now } = this.#options;
    const { agent, version } = wish;
    const { policy } = await this.findPolicy(wish);
    const instance = (await agents.listInstances([agent.ref])).find(
      one => one.environmentRef === wish.environmentRef,
    );
    const { rollout, entries } = createRollout({
      id: randomUUID(),
      agent: agent.ref,
      environment: wish.environmentRef,
      policy,
      policyVersion: hashPolicy(policy),
      candidate: version,
      digest:
        agent.release?.version === version
          ? releaseDigest(agent.release)
          : undefined,
      target: instance && pinTraffic(instance),
      createdBy: wish.by,
      reason: wish.reason,
      now: now(),
    });
    return engine.create(rollout, entries);
  }

  /** What a rollout would go by. @throws InputError when there is no such strategy. */
  async findPolicy(
    wish: Pick<RolloutWish, 'agent' | 'environmentRef' | 'strategy'>,
    policies?: Policies,
  ): Promise<{ policy: RolloutPolicy; found?: AgentPlan }> {
    const { agents, judgement } = this.#options;
    const known = policies ?? (await agents.listPolicies());
    const { agent, environmentRef, strategy } = wish;
    const found = createPlanFinder(known)(agent, environmentRef);
    if (!found && strategy === undefined) {
      throw new InputError(
        `strategy is missing: no rollout plan for ${environmentRef} has a wave with ${
          agent.ref
        }; name one of ${Object.keys(ROLLOUT_PRESETS).join(', ')}`,
      );
    }
    const policy = toRolloutPolicy({
      ...found,
      strategyName: strategy,
      defaults: judgement,
    });
    return { policy, ...(found && { found }) };
  }
}
