import type { AgentStore } from '../../catalog/AgentStore';
import type { AgentDirectory } from '../../readiness/workflow/AgentDirectory';
import type { RolloutCaller } from '../service/rolloutCaller';

const INSTEAD = 'another agent of the wave';

/** What names of agents are hidden with. */
export interface AgentHiderOptions {
  agents: Pick<AgentStore, 'listAgents'>;
  directory: Pick<AgentDirectory, 'listRefs'>;
}

/**
 * Takes agents that a caller may not see out of what a rollout waits for.
 *
 * @returns Gives the text without their names.
 */
export async function createAgentHider(
  { scope }: Pick<RolloutCaller, 'scope'>,
  { agents, directory }: AgentHiderOptions,
): Promise<(text: string) => string> {
  if (scope.type === 'all') return text => text;
  const visible = new Set(await directory.listRefs(scope));
  const names = (await agents.listAgents())
    .filter(({ ref }) => !visible.has(ref))
    .flatMap(({ ref, title }) => [title, ref]);
  return text =>
    names
      .filter(name => text.includes(name))
      .reduce((rest, name) => rest.replace(asItem(name), INSTEAD), text);
}

/** A name that stands alone in a list: it may be a part of the name of another agent. */
function asItem(name: string): RegExp {
  const literal = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<=for |, )${literal}(?=,|\\.|$)`, 'g');
}
