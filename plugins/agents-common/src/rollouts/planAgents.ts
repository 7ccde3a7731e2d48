import type { PlanAgent } from '../api/types';
import { describePercent } from './describe';
import type { Rollout } from './model';
import { hasEnded } from './rolloutStates';
import type { WaveMember } from './selectAgents';

/** An agent of a wave with the rollout that tells how far it is. */
export interface PlannedAgent {
  member: WaveMember;
  rollout?: Rollout;
  status: PlanAgent['status'];
  text: string;
}

/** How far the agents of a wave are, by the newest rollout of each that was not superseded. */
export function describeAgents(
  members: readonly WaveMember[],
  rollouts: readonly Rollout[],
): PlannedAgent[] {
  const newest = new Map<string, Rollout>();
  for (const rollout of rollouts) {
    const known = newest.get(rollout.agent);
    if (rollout.state === 'superseded') continue;
    if (!known || comesAfter(rollout, known))
      newest.set(rollout.agent, rollout);
  }
  return members.map(member => {
    const rollout = newest.get(member.ref);
    return { member, rollout, ...standing(member, rollout) };
  });
}

function comesAfter(a: Rollout, b: Rollout): boolean {
  return a.createdAt === b.createdAt ? a.id > b.id : a.createdAt > b.createdAt;
}

function standing(
  { agent }: WaveMember,
  rollout: Rollout | undefined,
): Pick<PlannedAgent, 'status' | 'text'> {
  if (rollout && !hasEnded(rollout.state)) {
    return rollout.state === 'pending'
      ? { status: 'waiting', text: `${rollout.candidate} waits to begin.` }
      : {
          status: 'active',
          text: `${rollout.candidate} is ${rollout.state} at ${describePercent(
            rollout.weight,
          )}.`,
        };
  }
  if (!agent) {
    return { status: 'unknown', text: 'The catalog has no such agent.' };
  }
  const candidate = agent.offer?.candidate;
  if (candidate !== undefined && candidate !== rollout?.candidate) {
    return {
      status: 'waiting',
      text: `${candidate} is ready to be rolled out.`,
    };
  }
  if (rollout) {
    return rollout.state === 'succeeded'
      ? { status: 'done', text: `${rollout.candidate} serves.` }
      : { status: 'failed', text: rollout.reason };
  }
  if (!agent.offer) {
    return {
      status: 'unknown',
      text: 'It is not known whether there is something to roll out.',
    };
  }
  return {
    status: 'nothing-offered',
    text: agent.release
      ? `${agent.release} serves, and nothing newer is offered.`
      : 'Nothing serves yet, and nothing is offered.',
  };
}
