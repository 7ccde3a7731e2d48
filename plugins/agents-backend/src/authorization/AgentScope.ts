/** A condition on the facts of an agent's entity. */
export type AgentCriteria =
  | { allOf: AgentCriteria[] }
  | { anyOf: AgentCriteria[] }
  | { not: AgentCriteria }
  /** The entity carries the fact, with one of the values when any are given. */
  | { key: string; values?: string[] };

/** Which agents a caller may see. */
export type AgentScope =
  | { type: 'all' }
  | { type: 'none' }
  | { type: 'criteria'; criteria: AgentCriteria }
  | { type: 'refs'; refs: string[] };
