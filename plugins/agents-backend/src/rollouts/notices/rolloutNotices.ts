import {
  describeBake,
  hasEnded,
  type Rollout,
} from '@agent-portal/plugin-agents-common';
import { noticeId } from '../../readiness/notices/noticeId';
import type { Notice } from '../../readiness/notices/NoticeStore';

const TOPIC = 'agents-rollout';

/** Whom and what notices about a rollout name. */
export interface RolloutNames {
  agentTitle: string;
  environmentTitle: string;
  /** Entity references of the agent's and the plan's owners. */
  owners: string[];
}

/** What people are told about a rollout as it stands, each once. */
export function rolloutNotices(
  rollout: Rollout,
  options: {
    names: RolloutNames;
    now: number;
    /** After how long a hold is told of, in ms. */
    heldNoticeMs: number;
  },
): Notice[] {
  const { names } = options;
  const what = `${rollout.candidate} of ${names.agentTitle} in ${names.environmentTitle}`;
  return [
    ...badEnds(rollout, what, names),
    ...longHolds(rollout, what, options),
    ...openApprovals(rollout, what),
  ]
    .map(
      (notice): Notice => ({
        ...notice,
        link: `/agents/rollouts/${rollout.id}`,
        topic: TOPIC,
      }),
    )
    .filter(({ recipients }) => recipients.length > 0);
}

type Told = Omit<Notice, 'link' | 'topic'>;

function badEnds(
  { id, state, stateSince, reason, createdBy }: Rollout,
  what: string,
  { owners }: RolloutNames,
): Told[] {
  if (state !== 'rolled-back' && state !== 'failed') return [];
  return [
    {
      id: noticeId(TOPIC, id, state, stateSince),
      recipients: unique([...owners, createdBy]),
      title: `${state === 'failed' ? 'Failed' : 'Rolled back'}: ${what}`,
      description: reason,
      severity: 'high',
    },
  ];
}

function longHolds(
  rollout: Rollout,
  what: string,
  options: { names: RolloutNames; now: number; heldNoticeMs: number },
): Told[] {
  const { now, heldNoticeMs, names } = options;
  // A rollout that has not begun waits for its turn, which is nothing to be told of.
  if (rollout.state === 'pending' || hasEnded(rollout.state)) return [];
  const [oldest] = rollout.holds
    .filter(
      ({ code, since }) =>
        code !== 'freeze-window' && now - Date.parse(since) > heldNoticeMs,
    )
    .sort((a, b) => (a.since < b.since ? -1 : 1));
  if (!oldest) return [];
  const bake = rollout.bake ? ` ${describeBake(rollout.bake)}.` : '';
  return [
    {
      id: noticeId(TOPIC, rollout.id, 'held', oldest.code, oldest.since),
      recipients: unique([...names.owners, rollout.createdBy]),
      title: `Held: ${what}`,
      description: `${oldest.text}${bake}`,
      severity: 'normal',
    },
  ];
}

function openApprovals(rollout: Rollout, what: string): Told[] {
  if (hasEnded(rollout.state)) return [];
  return rollout.gates.flatMap(gate => {
    if (gate.type !== 'approval' || gate.outcome === 'pass') return [];
    const { approvers = [], approvedBy = [], quorum = 1 } = gate;
    return [
      {
        id: noticeId(TOPIC, rollout.id, 'approval', gate.id),
        recipients: approvers,
        except: unique([rollout.createdBy, ...approvedBy]),
        title: `Waits for your approval: ${what}`,
        description: `${gate.title}: ${approvedBy.length} of ${quorum} approved.`,
        severity: 'normal' as const,
      },
    ];
  });
}

function unique(refs: string[]): string[] {
  return [...new Set(refs)].filter(ref => /^(user|group):/.test(ref));
}
