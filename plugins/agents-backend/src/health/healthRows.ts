import type {
  HealthComponent,
  HealthStatus,
} from '@agent-portal/plugin-agents-common';
import type { ProbeCounts } from './countProbes';
import type { HealthTransition, StoredHealth } from './model';

/** A row of `health_state`. */
export interface HealthStateRow {
  agent_ref: string;
  environment_ref: string;
  status: HealthStatus;
  since: number;
  observed_at: number | null;
  alive_at: number | null;
  passed_at: number | null;
  latency_ms: number | null;
  reason: string;
  cause: string;
  release: string | null;
  /** JSON of {@link HealthComponent}s. */
  components: string;
  streak_status: HealthStatus | null;
  streak_count: number | null;
  /** 0 while the instance and all of its components pass, else 1. */
  unwell: number;
}

/** A row of `health_transitions`. */
export interface HealthTransitionRow {
  agent_ref: string;
  environment_ref: string;
  at: number;
  from_status: HealthStatus;
  to_status: HealthStatus;
  reason: string;
}

export function toStateRow(stored: StoredHealth): HealthStateRow {
  const { agentRef, environmentRef, state } = stored;
  return {
    agent_ref: agentRef,
    environment_ref: environmentRef,
    status: state.status,
    since: state.since,
    observed_at: state.observedAt ?? null,
    alive_at: state.aliveAt ?? null,
    passed_at: state.passedAt ?? null,
    latency_ms: state.latencyMs ?? null,
    reason: state.reason,
    cause: state.cause,
    release: state.release ?? null,
    components: JSON.stringify(state.components),
    streak_status: state.streak?.status ?? null,
    streak_count: state.streak?.count ?? null,
    unwell: isUnwell(state) ? 1 : 0,
  };
}

function isUnwell({ status, components }: StoredHealth['state']): boolean {
  return (
    status !== 'pass' ||
    components.some(component => component.status !== 'pass')
  );
}

export function fromStateRow(row: HealthStateRow): StoredHealth {
  const optional = <K extends string, V>(key: K, value: V | null) =>
    (value === null ? {} : { [key]: value }) as { [P in K]?: V };
  return {
    agentRef: row.agent_ref,
    environmentRef: row.environment_ref,
    state: {
      status: row.status,
      since: row.since,
      ...optional('observedAt', row.observed_at),
      ...optional('aliveAt', row.alive_at),
      ...optional('passedAt', row.passed_at),
      ...optional('latencyMs', row.latency_ms),
      reason: row.reason,
      cause: row.cause,
      ...optional('release', row.release),
      components: JSON.parse(row.components) as HealthComponent[],
      ...(row.streak_status !== null && {
        streak: { status: row.streak_status, count: row.streak_count ?? 0 },
      }),
    },
  };
}

export function toTransitionRow(
  transition: HealthTransition,
): HealthTransitionRow {
  return {
    agent_ref: transition.agentRef,
    environment_ref: transition.environmentRef,
    at: transition.at,
    from_status: transition.from,
    to_status: transition.to,
    reason: transition.reason,
  };
}

export function fromTransitionRow(row: HealthTransitionRow): HealthTransition {
  return {
    agentRef: row.agent_ref,
    environmentRef: row.environment_ref,
    at: row.at,
    from: row.from_status,
    to: row.to_status,
    reason: row.reason,
  };
}

/** A row of `health_counts`. */
export function toCountRow(counts: ProbeCounts) {
  return {
    agent_ref: counts.agentRef,
    environment_ref: counts.environmentRef,
    span_ms: counts.spanMs,
    start: counts.start,
    pass: counts.pass,
    warn: counts.warn,
    fail: counts.fail,
    unknown: counts.unknown,
    maintenance: counts.maintenance,
    latency_sum: counts.latencySum,
    latency_count: counts.latencyCount,
    judged_at: counts.judgedAt,
  };
}
