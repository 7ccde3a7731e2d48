import { needsTicks, type Rollout } from '@agent-portal/plugin-agents-common';
import type { InstanceTarget } from '../../catalog/model';
import { describeMove } from './pinnedInstance';

/** Why the catalog no longer has what a rollout was made for, in a sentence. */
export function describeMissing(
  rollout: Rollout,
  { isKnown, instance }: { isKnown: boolean; instance?: InstanceTarget },
): string | undefined {
  if (!needsTicks(rollout)) return undefined;
  if (instance) return describeMove(rollout, instance);
  const { agent, environment } = rollout;
  return isKnown
    ? `The catalog has no instance of ${agent} in ${environment} any more`
    : `The catalog has no agent ${agent} any more`;
}
