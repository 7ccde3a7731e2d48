import type {
  CheckResult,
  ReadinessAction,
  ReadinessActions,
  ReadinessActionsQuery,
} from '@agent-portal/plugin-agents-common';
import type { AgentScope } from '../../authorization/AgentScope';
import type { AgentStore } from '../../catalog/AgentStore';
import type { ReadinessReadModel } from '../model';
import { findActions, type OpenCheck } from './findActions';
import type { ScorecardReadModel } from './ScorecardReadModel';

const DEFAULT_LIMIT = 20;

/** What {@link ReadinessActionService} works with. */
export interface ReadinessActionServiceOptions {
  agents: Pick<AgentStore, 'listAgents'>;
  readModel: ReadinessReadModel;
  results: Pick<ScorecardReadModel, 'listVisibleResults'>;
  now: () => number;
}

/** Says what takes agents to their next levels, the cheapest first. */
export class ReadinessActionService {
  readonly #options: ReadinessActionServiceOptions;

  private constructor(options: ReadinessActionServiceOptions) {
    this.#options = options;
  }

  static create(
    options: ReadinessActionServiceOptions,
  ): ReadinessActionService {
    return new ReadinessActionService(options);
  }

  async list(
    query: ReadinessActionsQuery,
    scope: AgentScope,
  ): Promise<ReadinessActions> {
    const { agents, readModel, results, now } = this.#options;
    const found = findActions(
      await readModel.listScorecards(),
      await results.listVisibleResults(query, scope),
    ).slice(0, query.limit ?? DEFAULT_LIMIT);
    const refs = [...new Set(found.map(one => one.agentRef))];
    const descriptors = new Map(
      (await agents.listAgents(refs)).map(agent => [agent.ref, agent]),
    );
    const checks = new Map<string, CheckResult>();
    for (const ref of refs) {
      for (const { inForce, checks: explained } of await readModel.explain(
        ref,
      )) {
        for (const check of explained) {
          checks.set(keyOf(ref, inForce.scorecard.entityRef, check.id), check);
        }
      }
    }
    const items = found.flatMap((one): ReadinessAction[] => {
      const agent = descriptors.get(one.agentRef);
      const { entityRef } = one.inForce.scorecard;
      const check = checks.get(keyOf(one.agentRef, entityRef, one.checkId));
      if (!agent || !check) return [];
      return [
        {
          agent: one.agentRef,
          agentTitle: agent.title,
          ...(agent.owner && { owner: agent.owner }),
          check,
          ...describe(one),
        },
      ];
    });
    return { items, asOf: new Date(now()).toISOString() };
  }
}

function describe({ inForce, rank, remaining }: OpenCheck) {
  const { entityRef, title, levels } = inForce.scorecard;
  return {
    scorecard: entityRef,
    scorecardTitle: title,
    level: levels.find(level => level.rank === rank)?.title ?? '',
    remaining,
  };
}

function keyOf(...parts: string[]): string {
  return parts.join('\n');
}
