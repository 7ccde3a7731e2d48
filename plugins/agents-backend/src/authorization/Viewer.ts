import type { AgentScope } from './AgentScope';

/** What somebody may see. */
export interface Viewer {
  /** The agents. */
  scope: AgentScope;
  /**
   * Which of the named entities that are no agents, such as scorecards and environments; without
   * any call to the permission framework.
   */
  listSeen(refs: string[]): Promise<ReadonlySet<string>>;
}
