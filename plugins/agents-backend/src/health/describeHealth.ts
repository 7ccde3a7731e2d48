import type {
  HealthState,
  HealthStatus,
  InstanceHealth,
  TimelineEvent,
} from '@agent-portal/plugin-agents-common';
import { parseEntityRef } from '@backstage/catalog-model';
import type {
  HealthTransition,
  InstanceHealthRecord,
  StoredHealth,
} from './model';

const WORDS: Record<HealthStatus, string> = {
  pass: 'healthy',
  warn: 'degraded',
  fail: 'failing',
  unknown: 'unknown',
};

/** How an instance stands, as the API says it. */
export function toInstanceHealthRecord({
  state,
  ...key
}: StoredHealth): InstanceHealthRecord {
  return {
    agentRef: key.agentRef,
    environmentRef: key.environmentRef,
    health: toInstanceHealth(state),
    ...(state.aliveAt !== undefined && { aliveAt: isoTime(state.aliveAt) }),
  };
}

function toInstanceHealth(state: HealthState): InstanceHealth {
  const { observedAt, passedAt, latencyMs, release } = state;
  return {
    status: state.status,
    since: isoTime(state.since),
    ...(observedAt !== undefined && { observedAt: isoTime(observedAt) }),
    ...(passedAt !== undefined && { lastPassAt: isoTime(passedAt) }),
    ...(latencyMs !== undefined && { latencyMs }),
    reason: state.reason,
    ...(release !== undefined && { release }),
    components: state.components,
  };
}

/** A change of health as an event of the timeline, in one sentence. */
export function toTimelineEvent(transition: HealthTransition): TimelineEvent {
  const { at, from, to, reason, environmentRef } = transition;
  const before = from === 'unknown' ? '' : `, was ${WORDS[from]}`;
  return {
    at: isoTime(at),
    kind: 'health',
    subject: environmentRef,
    from,
    to,
    text: `In ${parseEntityRef(environmentRef).name} ${
      WORDS[to]
    }${before}: ${reason}`,
  };
}

function isoTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
