import type {
  DependenciesQuery,
  Dependency,
  DependencyHealth,
  DependencyList,
} from '@agent-portal/plugin-agents-common';
import type { AgentScope } from '../authorization/AgentScope';
import type { Viewer } from '../authorization/Viewer';
import type { AgentStore } from '../catalog/AgentStore';
import type { VisibleAgents } from '../kpis/samples';
import { toTime } from '../readiness/workflow/toTime';
import type { DependencyReadModel } from './DependencyReadModel';
import { presentDependency } from './presentDependency';

/** What {@link DependencyService} works with. */
export interface DependencyServiceOptions {
  readModel: DependencyReadModel;
  agents: Pick<AgentStore, 'listAgentEtags'>;
  visible: VisibleAgents;
  now: () => number;
}

/** Tells people how the things are that agents depend on, as far as they may see the agents. */
export class DependencyService {
  readonly #options: DependencyServiceOptions;

  private constructor(options: DependencyServiceOptions) {
    this.#options = options;
  }

  static create(options: DependencyServiceOptions): DependencyService {
    return new DependencyService(options);
  }

  /** What the agents depend on that the caller may see; the worst first. */
  async list(
    query: DependenciesQuery,
    viewer: Viewer,
  ): Promise<DependencyList> {
    const { agents, now } = this.#options;
    const refs =
      viewer.scope.type === 'all'
        ? undefined
        : await this.#listVisible(
            [...(await agents.listAgentEtags()).keys()],
            viewer.scope,
          );
    const found = await this.#listSeen(refs, viewer);
    return {
      items: found
        .filter(({ status }) => !query.status || query.status.includes(status))
        .map(presentDependency),
      asOf: toTime(now()),
    };
  }

  /** What one agent depends on, with the other agents that need it and that the caller may see. */
  async listOfAgent(
    agentRef: string,
    viewer: Viewer,
  ): Promise<DependencyHealth[]> {
    const sharers = await this.#options.readModel.listSharers(agentRef);
    const refs = await this.#listVisible(sharers, viewer.scope);
    const found = await this.#listSeen(refs, viewer);
    return found
      .filter(one => one.agents.some(report => report.agentRef === agentRef))
      .map(presentDependency);
  }

  async #listVisible(refs: string[], scope: AgentScope): Promise<string[]> {
    return this.#options.visible.listVisible(refs, scope);
  }

  /** Of resources that the caller may not see nothing is said but what an agent says of them. */
  async #listSeen(
    refs: string[] | undefined,
    viewer: Viewer,
  ): Promise<Dependency[]> {
    const { readModel } = this.#options;
    const found = await readModel.listDependencies(refs);
    if (viewer.scope.type === 'all') return found;
    const named = new Set(
      found.flatMap(({ ref }) => (ref === undefined ? [] : [ref])),
    );
    const seen = await viewer.listSeen([...named]);
    return seen.size === named.size
      ? found
      : readModel.listDependencies(refs, { mayName: ref => seen.has(ref) });
  }
}
