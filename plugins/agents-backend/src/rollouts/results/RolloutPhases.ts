import {
  type PhaseRolloutEvidence,
  rolloutPhaseEvidence,
} from '@agent-portal/plugin-agents-common';
import type { RolloutSource } from '../../fleet/sources';
import type { RolloutReadModel } from './RolloutReadModel';

/** Tells the fleet which releases are on their way. */
export class RolloutPhases implements RolloutSource {
  readonly #readModel: Pick<RolloutReadModel, 'listLatestOfAgents'>;

  private constructor(readModel: Pick<RolloutReadModel, 'listLatestOfAgents'>) {
    this.#readModel = readModel;
  }

  static create(options: {
    readModel: Pick<RolloutReadModel, 'listLatestOfAgents'>;
  }): RolloutPhases {
    return new RolloutPhases(options.readModel);
  }

  async listPhaseEvidence(
    agentRefs: string[],
  ): Promise<Map<string, Map<string, PhaseRolloutEvidence>>> {
    const byAgent = new Map<string, Map<string, PhaseRolloutEvidence>>();
    const latest = await this.#readModel.listLatestOfAgents(agentRefs);
    for (const { rollout } of latest) {
      const evidence = rolloutPhaseEvidence(rollout);
      if (!evidence) continue;
      const byEnvironment = byAgent.get(rollout.agent) ?? new Map();
      byAgent.set(rollout.agent, byEnvironment);
      byEnvironment.set(rollout.environment, evidence);
    }
    return byAgent;
  }
}
