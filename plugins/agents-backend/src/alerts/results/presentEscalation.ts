import {
  type AffectedAgent,
  type AlertPolicyInForce,
  type AlertRecord,
  type AlertRow,
  findEscalation,
} from '@agent-portal/plugin-agents-common';
import { toTime } from '../../readiness/workflow/toTime';

/** Whom an alert was told, and whom next unless somebody acknowledges it. */
export function presentEscalation(
  record: AlertRecord,
  context: {
    policy: AlertPolicyInForce;
    /** Those in sight. */
    agents: AffectedAgent[];
    /** Whether all of its agents are. */
    isWhole: boolean;
  },
): AlertRow['escalation'] {
  const { policy, agents, isWhole } = context;
  // Who is to be told is no news: only who a message went to was told.
  const { delivered = [] } = record;
  const { nextAt, next, ...steps } = findEscalation(record, policy);
  return {
    ...steps,
    ...(nextAt !== undefined && { nextAt: toTime(nextAt) }),
    ...(next && { next: recipients(next, agents) }),
    // The owners of agents out of sight would tell of them.
    told: isWhole ? delivered : delivered.filter(ref => owns(ref, agents)),
    ...(isWhole && record.unreached && { problem: record.unreached }),
  };
}

/** Whom a step names; the group above an owner is found when it is told. */
function recipients(to: string[], agents: AffectedAgent[]): string[] {
  const refs = to.flatMap(one => {
    if (one === 'owner') return agents.flatMap(({ owner }) => owner ?? []);
    return one === 'parent' ? [] : [one];
  });
  return [...new Set(refs)];
}

function owns(ref: string, agents: AffectedAgent[]): boolean {
  return agents.some(({ owner }) => owner === ref);
}
