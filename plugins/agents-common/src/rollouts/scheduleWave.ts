import type { PlanAgent, PlanWave } from '../api/types';
import type { Wave } from '../entities';
import type { PlannedAgent } from './planAgents';
import { planOrder } from './planOrder';

interface ScheduledWave {
  wave: PlanWave;
  /** Whether the waves after it may begin. */
  isComplete: boolean;
  rollouts: Map<string, { mayStart: boolean; waitsFor: string[] }>;
  offers: Array<{ agent: string; candidate: string }>;
}

/**
 * Schedules one wave.
 *
 * @param options - `waitsFor` names what must be there before any of its agents begins.
 */
export function scheduleWave(options: {
  wave: Wave;
  members: readonly PlannedAgent[];
  waitsFor: readonly string[];
}): ScheduledWave {
  const { wave, members, waitsFor } = options;
  const failures = members.filter(one => one.status === 'failed').length;
  const failureBudget = wave.failureBudget ?? 0;
  const concurrency = wave.concurrency ?? Math.max(1, members.length);
  const isHalted = failures > failureBudget;
  const order = orderMembers(members);
  const byRef = new Map(members.map(one => [one.member.ref, one]));
  const rollouts: ScheduledWave['rollouts'] = new Map();
  const offers: ScheduledWave['offers'] = [];
  const agents: PlanAgent[] = [];
  let active = members.filter(one => one.status === 'active').length;
  for (const ref of order.order) {
    const one = byRef.get(ref);
    if (!one) continue;
    const waits: string[] = [...waitsFor];
    if (one.status === 'waiting') {
      if (isHalted) {
        waits.push(
          `somebody to retry what ended badly in ${wave.title} (${failures})`,
        );
      }
      const before = (order.dependsOn.get(ref) ?? [])
        .map(other => byRef.get(other))
        .filter(other => other !== undefined && !isServing(other));
      waits.push(...before.map(other => other?.member.title ?? ''));
      if (waits.length === 0 && active >= concurrency) {
        waits.push(`one of the ${active} under way in ${wave.title} to end`);
      }
      if (waits.length === 0) active++;
      const candidate = one.member.agent?.offer?.candidate;
      const isMade = one.rollout?.state === 'pending';
      if (!isMade && candidate !== undefined)
        offers.push({ agent: ref, candidate });
    }
    const { rollout } = one;
    if (rollout) {
      const mayStart = one.status !== 'waiting' || waits.length === 0;
      rollouts.set(rollout.id, { mayStart, waitsFor: mayStart ? [] : waits });
    }
    agents.push(toPlanAgent(one, waits));
  }
  const base = { failures, failureBudget, concurrency, isHalted };
  return {
    isComplete: !isHalted && members.length > 0 && members.every(isThrough),
    wave: {
      id: wave.id,
      title: wave.title,
      ...(wave.schedule !== undefined && { schedule: wave.schedule }),
      ...(wave.strategy !== undefined && { strategy: wave.strategy }),
      ...describeWave({ ...base, members, waitsFor, dropped: order.dropped }),
      dependsOn: wave.dependsOn,
      concurrency,
      failureBudget,
      failures,
      agents,
    },
    rollouts,
    offers,
  };
}

function orderMembers(members: readonly PlannedAgent[]) {
  return planOrder(
    members.map(one => one.member.ref),
    new Map(
      members.map(({ member }) => [
        member.ref,
        [...(member.agent?.dependsOn ?? [])].sort((a, b) => (a < b ? -1 : 1)),
      ]),
    ),
  );
}

/** Whether the wave need not wait for the agent any more. */
function isThrough(one: PlannedAgent): boolean {
  return isServing(one) || one.status === 'failed';
}

/** Whether what depends on the agent may begin. */
function isServing({ status, member }: PlannedAgent): boolean {
  return (
    status === 'done' ||
    (status === 'nothing-offered' && member.agent?.release !== undefined)
  );
}

function toPlanAgent(
  { member, rollout, status, text }: PlannedAgent,
  waits: readonly string[],
): PlanAgent {
  const { agent } = member;
  const waiting = status === 'waiting' && waits.length > 0;
  return {
    agent: member.ref,
    title: member.title,
    ...(agent?.phase !== undefined && { phase: agent.phase }),
    status,
    ...(agent?.release !== undefined && { release: agent.release }),
    ...(rollout && {
      rollout: {
        id: rollout.id,
        state: rollout.state,
        weight: rollout.weight,
        candidate: rollout.candidate,
      },
    }),
    text: waiting ? `${text} It waits for ${waits.join(' and for ')}.` : text,
  };
}

function describeWave(options: {
  members: readonly PlannedAgent[];
  waitsFor: readonly string[];
  failures: number;
  failureBudget: number;
  isHalted: boolean;
  dropped: ReadonlyArray<{ from: string; to: string }>;
}): Pick<PlanWave, 'status' | 'text'> {
  const { members, waitsFor, failures, failureBudget, isHalted } = options;
  const count = (status: PlanAgent['status']) =>
    members.filter(one => one.status === status).length;
  const active = count('active');
  const idle = members.filter(
    one => one.status === 'nothing-offered' && isServing(one),
  ).length;
  const far = [
    `${count('done')} of ${members.length} agents are through`,
    ...(idle > 0 ? [`${idle} serve and have nothing to roll out`] : []),
  ].join(', ');
  const circle = options.dropped
    .map(
      ({ from, to }) =>
        ` ${name(from)} and ${name(
          to,
        )} depend on each other in a circle: ${name(from)} goes first.`,
    )
    .join('');
  const say = (status: PlanWave['status'], text: string) => ({
    status,
    text: text + circle,
  });
  if (isHalted) {
    return say(
      'halted',
      `${failures} ended badly, of which it bears ${failureBudget}: no other begins until enough of them are retried. ${far}.`,
    );
  }
  if (members.length === 0) return say('to-come', 'It chooses no agent yet.');
  if (idle === members.length) {
    return say('to-come', 'Its agents serve, and no release is offered.');
  }
  if (members.every(isThrough)) return say('complete', `${far}.`);
  if (active > 0) return say('active', `${active} under way, ${far}.`);
  if (waitsFor.length > 0) {
    return say('to-come', `It waits for ${waitsFor.join(' and for ')}.`);
  }
  return say('waiting', `${far}; ${openReasons(members)}.`);
}

function openReasons(members: readonly PlannedAgent[]): string {
  const count = (status: PlanAgent['status']) =>
    members.filter(one => one.status === status && !isServing(one)).length;
  const parts = [
    [count('waiting'), 'wait to begin'],
    [count('nothing-offered'), 'have nothing to roll out'],
    [count('unknown'), 'are not known'],
  ] as const;
  return parts
    .filter(([number]) => number > 0)
    .map(([number, words]) => `${number} ${words}`)
    .join(', ');
}

function name(ref: string): string {
  return ref.slice(ref.lastIndexOf('/') + 1);
}
