import type { Wave } from '../entities';
import type { PlanCandidate } from './planWaves';

/** An agent of a wave; one that a wave names and the catalog does not have has no entity. */
export type WaveMember = Pick<PlanCandidate, 'ref' | 'title'> & {
  agent?: PlanCandidate;
};

/**
 * Which agents each wave chooses, by the id of the wave. An agent that several waves choose belongs
 * to the first of them.
 */
export function selectAgents(
  waves: readonly Wave[],
  agents: readonly PlanCandidate[],
): Map<string, WaveMember[]> {
  const taken = new Set<string>();
  const chosen = new Map<string, WaveMember[]>();
  for (const wave of waves) {
    const { names = [] } = wave.agents;
    const members: WaveMember[] = agents
      .filter(agent => !taken.has(agent.ref) && isChosen(wave, agent))
      .map(agent => ({ ref: agent.ref, title: agent.title, agent }));
    for (const ref of names) {
      if (agents.some(agent => agent.ref === ref) || taken.has(ref)) continue;
      members.push({ ref, title: ref.slice(ref.lastIndexOf('/') + 1) });
    }
    members.sort((a, b) => (a.ref < b.ref ? -1 : 1));
    for (const member of members) taken.add(member.ref);
    chosen.set(wave.id, members);
  }
  return chosen;
}

/** Those that the wave names, and those that are of its family and carry all its labels. */
function isChosen({ agents }: Wave, agent: PlanCandidate): boolean {
  const { names, family, labels } = agents;
  if (names?.includes(agent.ref)) return true;
  const wanted = Object.entries(labels ?? {});
  if (family === undefined && wanted.length === 0) return false;
  return (
    (family === undefined || family === agent.family) &&
    wanted.every(([label, value]) => agent.labels?.[label] === value)
  );
}
