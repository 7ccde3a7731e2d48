import type { AgentScope } from '../../authorization/AgentScope';

/**
 * Whether an agent is in a scope, for stores that keep no attributes of agents. A scope by
 * attributes holds none of theirs.
 */
export function isInScope(agentRef: string, scope: AgentScope): boolean {
  if (scope.type === 'all') return true;
  return scope.type === 'refs' && scope.refs.includes(agentRef);
}
