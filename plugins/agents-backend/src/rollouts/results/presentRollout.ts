import {
  describeBakeStatus,
  describeSteps,
  type RolloutDetail,
  type RolloutRow,
} from '@agent-portal/plugin-agents-common';
import type { Policies } from '../../catalog/AgentStore';
import type { TrafficSightings } from '../observer/TrafficSightings';
import { toTime } from '../../readiness/workflow/toTime';
import type { RolloutCaller } from '../service/rolloutCaller';
import { listCallerOperations } from './listCallerOperations';
import type { RolloutRecord } from './RolloutReadModel';
import { sumSegments } from './sumSegments';

/** What a rollout is shown with. */
export interface PresentContext {
  policies: Pick<Policies, 'environments' | 'plans'>;
  caller: RolloutCaller;
  now: number;
  /** Takes agents that the caller may not see out of a text. */
  hideAgents: (text: string) => string;
  sightings: Pick<TrafficSightings, 'lastOf'>;
}

/** A rollout as a row of a list. */
export function presentRollout(
  record: RolloutRecord,
  { policies, caller, now, hideAgents, sightings }: PresentContext,
): RolloutRow {
  const { rollout, revision } = record;
  const { environment, policy, verdict } = rollout;
  const plan = policies.plans.find(({ ref }) => ref === policy.plan);
  const bake = describeBakeStatus(rollout);
  return {
    id: rollout.id,
    revision,
    agent: rollout.agent,
    agentTitle: record.agentTitle,
    ...(record.owner && { owner: record.owner }),
    environment,
    environmentTitle:
      policies.environments.get(environment)?.title ?? environment,
    ...(policy.plan && {
      plan: policy.plan,
      planTitle: plan?.title ?? policy.plan,
    }),
    ...(policy.wave && {
      wave: {
        id: `${policy.plan}#${policy.wave.id}`,
        title: policy.wave.title,
      },
    }),
    strategy: policy.strategy,
    type: policy.type,
    candidate: rollout.candidate,
    ...(rollout.stable !== undefined && { stable: rollout.stable }),
    state: rollout.state,
    weight: rollout.weight,
    ...(rollout.observedWeight !== undefined && {
      observedWeight: rollout.observedWeight,
      ...optionalTime('observedAt', sightings.lastOf(rollout.id)),
    }),
    steps: describeSteps(rollout),
    ...(bake && { bake }),
    ...(verdict && { verdict }),
    holds: rollout.holds.map(hold =>
      hold.code === 'plan' ? { ...hold, text: hideAgents(hold.text) } : hold,
    ),
    gates: rollout.gates,
    reason: rollout.reason,
    createdBy: rollout.createdBy,
    createdAt: toTime(rollout.createdAt),
    ...optionalTime('startedAt', rollout.startedAt),
    stateSince: toTime(rollout.stateSince),
    ...optionalTime('endedAt', rollout.endedAt),
    ...optionalTime('retainedUntil', rollout.retainedUntil),
    operations: listCallerOperations(rollout, { caller, now }),
  };
}

/** A rollout with its evidence. */
export function presentRolloutDetail(
  record: RolloutRecord,
  context: PresentContext & {
    /** Id of the traffic driver; empty when the instance names none. */
    driver: string;
    history: RolloutDetail['history'];
    spanMs: number;
  },
): RolloutDetail {
  const { rollout } = record;
  return {
    ...presentRollout(record, context),
    policyVersion: rollout.policyVersion,
    ...(rollout.digest && { digest: rollout.digest }),
    driver: context.driver,
    ...(rollout.preflight && { preflight: rollout.preflight }),
    ...(rollout.smokeTest && { smokeTest: rollout.smokeTest }),
    approvals: rollout.approvals.map(({ gate, by, at, reason }) => ({
      gate,
      by,
      at: toTime(at),
      ...(reason && { reason }),
    })),
    signals: rollout.signals.map(({ signal, by, at, reason }) => ({
      signal,
      by,
      at: toTime(at),
      ...(reason && { reason }),
    })),
    totals: sumSegments(rollout.segments),
    history: context.history,
    spanMs: context.spanMs,
  };
}

function optionalTime<K extends string>(
  key: K,
  at: number | undefined,
): { [key in K]?: string } {
  const times: { [key in K]?: string } = {};
  if (at !== undefined) times[key] = toTime(at);
  return times;
}
