import type {
  ReadinessAction,
  ReadinessActions,
  ReadinessActionsQuery,
} from '@agent-portal/plugin-agents-common';
import type { Viewer } from '../../authorization/Viewer';
import type { AgentStore } from '../../catalog/AgentStore';
import { listSeenScorecards } from '../listSeenScorecards';
import type { ReadinessReadModel, ScorecardInForce } from '../model';
import { findPaths, type OpenPath, type Outcomes } from './findPaths';
import type { ScorecardReadModel } from './ScorecardReadModel';

const DEFAULT_LIMIT = 20;

/** A check that stands before the next level of an agent. */
type OpenCheck = { agentRef: string; checkId: string; path: OpenPath };

/** What {@link ReadinessActionService} works with. */
export interface ReadinessActionServiceOptions {
  agents: Pick<AgentStore, 'listAgents'>;
  readModel: ReadinessReadModel;
  results: Pick<ScorecardReadModel, 'listOutcomes' | 'listAgentsWith'>;
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
    viewer: Viewer,
  ): Promise<ReadinessActions> {
    const { agents, readModel, now } = this.#options;
    const found = await this.#findOpen(query, viewer);
    const refs = [...new Set(found.map(one => one.agentRef))];
    const descriptors = new Map(
      (await agents.listAgents(refs)).map(agent => [agent.ref, agent]),
    );
    const explained = await readModel.explainAll(refs);
    const items = found.flatMap((one): ReadinessAction[] => {
      const agent = descriptors.get(one.agentRef);
      const check = explained
        .get(one.agentRef)
        ?.find(({ inForce }) => isSame(inForce, one.path.inForce))
        ?.checks.find(({ id }) => id === one.checkId);
      if (!agent || !check) return [];
      return [
        {
          agent: one.agentRef,
          agentTitle: agent.title,
          ...(agent.owner && { owner: agent.owner }),
          check,
          ...describe(one.path),
        },
      ];
    });
    return { items, asOf: new Date(now()).toISOString() };
  }

  /** What costs least, whoever it is about: only of these agents more than their outcomes is read. */
  async #findOpen(
    query: ReadinessActionsQuery,
    viewer: Viewer,
  ): Promise<OpenCheck[]> {
    const { readModel, results } = this.#options;
    const { limit = DEFAULT_LIMIT } = query;
    const alike = findPaths(
      await listSeenScorecards(readModel, viewer),
      await results.listOutcomes(query, viewer.scope),
    );
    const found: OpenCheck[] = [];
    for (const paths of alike) {
      if (found.length >= limit) break;
      const byOutcomes = new Map(paths.map(path => [keyOf(path), path]));
      const members = await results.listAgentsWith(paths, query, {
        scope: viewer.scope,
        limit: limit - found.length,
      });
      for (const member of members) {
        const path = byOutcomes.get(keyOf(member));
        for (const checkId of path?.checkIds ?? []) {
          if (path) found.push({ agentRef: member.agentRef, checkId, path });
        }
      }
    }
    return found.slice(0, limit);
  }
}

function describe({ checkIds, inForce, next }: OpenPath) {
  const { entityRef, title, levels } = inForce.scorecard;
  return {
    scorecard: entityRef,
    scorecardTitle: title,
    level: levels.find(level => level.rank === next)?.title ?? '',
    remaining: checkIds.length,
  };
}

function isSame(a: ScorecardInForce, b: ScorecardInForce): boolean {
  return a.scorecard.entityRef === b.scorecard.entityRef;
}

function keyOf({ scorecardRef, outcomes, rank }: Outcomes): string {
  return `${scorecardRef} ${outcomes} ${rank}`;
}
