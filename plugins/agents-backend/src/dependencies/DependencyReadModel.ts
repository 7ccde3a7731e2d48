import type { Dependency } from '@agent-portal/plugin-agents-common';

/** Answers how the things are that agents depend on. */
export interface DependencyReadModel {
  /**
   * What the named agents depend on, or all, in every environment in which they run; each thing once,
   * the worst first.
   *
   * @param agentRefs - Nothing is told of any other agent.
   * @param options.mayName - Which of the things the caller may see; of others nothing is said but
   *   their reference, which the agent names. Absent: all.
   */
  listDependencies(
    agentRefs?: string[],
    options?: { mayName?: (ref: string) => boolean },
  ): Promise<Dependency[]>;

  /** References of agents that share anything with an agent that the catalog knows, itself included. */
  listSharers(agentRef: string): Promise<string[]>;
}
