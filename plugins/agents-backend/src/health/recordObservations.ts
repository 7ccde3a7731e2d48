import {
  applyHysteresis,
  expireHealth,
  type HealthPolicy,
  type HealthState,
} from '@agent-portal/plugin-agents-common';
import type { TargetObservation } from '@agent-portal/plugin-agents-node';
import { type HealthChanges, type InstanceKey, keyOf } from './model';

/** What some observations come to, and which agents look different after them. */
export interface RecordedChanges {
  changes: HealthChanges;
  /** References of agents whose status, kind of reason, release or being alive changed. */
  changedAgents: string[];
}

/** Works out what observations make of how instances stand. */
export function recordObservations(
  current: ReadonlyMap<string, HealthState>,
  options: {
    observations: TargetObservation[];
    policy: HealthPolicy;
    /** Whether an instance was in maintenance at a time; absent: none ever was. */
    inMaintenance?: (key: InstanceKey, at: number) => boolean;
  },
): RecordedChanges {
  const recorded = emptyChanges();
  for (const observation of options.observations) {
    const { agentRef, environmentRef } = observation.target;
    const key = { agentRef, environmentRef };
    const previous = current.get(keyOf(key));
    const next = applyHysteresis(previous, observation, options.policy);
    // A repeated or late observation is in the state and the counts already.
    if (next === previous) continue;
    addState(recorded, key, { previous, next });
    recorded.changes.probes.push({
      ...key,
      at: observation.at,
      status: observation.status,
      latencyMs: observation.latencyMs,
      ...(options.inMaintenance?.(key, observation.at) && {
        maintenance: true,
      }),
    });
  }
  return recorded;
}

/** Works out which of the instances have not been measured for too long. */
export function recordExpiry(
  current: ReadonlyMap<string, HealthState>,
  options: { keys: InstanceKey[]; now: number; freshnessMs: number },
): RecordedChanges {
  const recorded = emptyChanges();
  for (const key of options.keys) {
    const previous = current.get(keyOf(key));
    const next = previous && expireHealth(previous, options);
    if (next && next !== previous) {
      addState(recorded, key, { previous, next });
    }
  }
  return recorded;
}

function emptyChanges(): RecordedChanges {
  const touched: string[] = [];
  return {
    changes: { states: [], transitions: [], probes: [], touched },
    changedAgents: touched,
  };
}

function addState(
  recorded: RecordedChanges,
  key: InstanceKey,
  states: { previous: HealthState | undefined; next: HealthState },
): void {
  const { previous, next } = states;
  const from = previous?.status ?? 'unknown';
  recorded.changes.states.push({ ...key, state: next });
  if (from !== next.status) {
    recorded.changes.transitions.push({
      ...key,
      at: next.since,
      from,
      to: next.status,
      reason: next.reason,
    });
  }
  if (!previous || looksDifferent(previous, next)) {
    recorded.changedAgents.push(key.agentRef);
  }
}

function looksDifferent(a: HealthState, b: HealthState): boolean {
  return (
    a.status !== b.status ||
    a.cause !== b.cause ||
    a.release !== b.release ||
    isAlive(a) !== isAlive(b)
  );
}

function isAlive({ aliveAt, observedAt }: HealthState): boolean {
  return aliveAt !== undefined && aliveAt === observedAt;
}
