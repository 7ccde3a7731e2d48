import type { HealthComponent, HealthStatus } from '../api/types';
import { HEALTH_STATUSES } from '../verdicts';
import type {
  HealthObservation,
  HealthPolicy,
  HealthState,
  HealthStreak,
} from './HealthState';

/** The cause of what was not measured for too long. */
const EXPIRED = 'expired';

/**
 * The state of an instance after one more observation.
 *
 * - The first observation counts at once, and so does the first after `unknown`: there is no
 *   status to defend. Only a failure that comes after nothing was measured for a while, as
 *   `expireHealth` says, has to be seen as often as to leave any other status: whatever kept
 *   the measuring from being done may still disturb it.
 * - To leave a status takes as many observations in a row as the policy asks, all of them on the
 *   same side of it. The new status goes no further than every one of them supports: `warn` then
 *   `fail` makes `warn`.
 * - `unknown` is never a recovery: leaving `fail` for it takes as long as worsening does.
 * - An observation that is not newer than the last one changes nothing, so that a repeated or
 *   late one does no harm.
 *
 * @returns The previous state itself when nothing changed.
 * @public
 */
export function applyHysteresis(
  previous: HealthState | undefined,
  observation: HealthObservation,
  policy: HealthPolicy,
): HealthState {
  if (
    previous?.observedAt !== undefined &&
    observation.at <= previous.observedAt
  ) {
    return previous;
  }
  if (previous?.cause === EXPIRED && observation.status === 'fail') {
    return confirmFailure(previous, observation, policy);
  }
  if (previous === undefined || previous.status === 'unknown') {
    return settle(previous, observation, observation.status);
  }
  if (observation.status === previous.status) {
    return settle(previous, observation, previous.status);
  }
  const streak = extendStreak(previous, observation.status);
  const threshold = worsens(previous.status, streak.status)
    ? policy.failureThreshold
    : policy.recoveryThreshold;
  return streak.count >= threshold
    ? settle(previous, observation, streak.status)
    : { ...measured(previous, observation), streak };
}

/**
 * The state once its last observation is older than the freshness budget: `unknown`, as what was
 * measured long ago says nothing about now.
 *
 * @param options - `now` in milliseconds since 1970 UTC; `freshnessMs`, how long an observation speaks
 *   for the present.
 * @returns The state itself while it is fresh, or when it has expired before.
 * @public
 */
export function expireHealth(
  state: HealthState,
  options: { now: number; freshnessMs: number },
): HealthState {
  const { now, freshnessMs } = options;
  const last = state.observedAt ?? state.since;
  if (now - last <= freshnessMs) return state;
  // What was seen between two gaps does not count after the second.
  if (state.cause === EXPIRED && !state.streak) return state;
  const { streak, latencyMs, ...rest } = state;
  return {
    ...rest,
    status: 'unknown',
    since: state.status === 'unknown' ? state.since : now,
    reason: `No answer has been measured since ${describeTime(last)}`,
    cause: EXPIRED,
    components: [],
  };
}

/** A failure after a gap in what was measured: `unknown` until there are enough of them. */
function confirmFailure(
  previous: HealthState,
  observation: HealthObservation,
  { failureThreshold }: HealthPolicy,
): HealthState {
  const count = (previous.streak?.count ?? 0) + 1;
  return count >= failureThreshold
    ? settle(previous, observation, 'fail')
    : {
        ...measured(previous, observation),
        streak: { status: 'fail', count },
      };
}

/** The state with the observation's own account of why it is what it is. */
function settle(
  previous: HealthState | undefined,
  observation: HealthObservation,
  status: HealthStatus,
): HealthState {
  const { streak, ...state } = measured(previous, observation);
  return {
    ...state,
    status,
    since: status === previous?.status ? previous.since : observation.at,
    reason: observation.reason,
    cause: observation.cause,
    components: dateComponents(observation, previous?.components ?? []),
  };
}

/**
 * The components with the time since which each is as it is. Several readings of one measurement
 * are told apart by the id of their component, then by their order.
 */
function dateComponents(
  { components, at }: HealthObservation,
  previous: HealthComponent[],
): HealthComponent[] {
  const before = new Map(named(previous));
  return named(components).map(([name, component]) => {
    const known = before.get(name);
    const since = known?.status === component.status ? known.since : undefined;
    return { ...component, since: since ?? new Date(at).toISOString() };
  });
}

function named(
  components: HealthComponent[],
): Array<[string, HealthComponent]> {
  const counts = new Map<string, number>();
  return components.map(component => {
    const name = `${component.id}\n${component.componentId ?? ''}`;
    const count = counts.get(name) ?? 0;
    counts.set(name, count + 1);
    return [`${name}\n${count}`, component];
  });
}

/** What a probe measured, whether or not its verdict is taken over. */
function measured(
  previous: HealthState | undefined,
  observation: HealthObservation,
): HealthState {
  const { at, alive, latencyMs } = observation;
  const aliveAt = alive ? at : previous?.aliveAt;
  const passedAt = observation.status === 'pass' ? at : previous?.passedAt;
  const release = observation.release ?? previous?.release;
  return {
    status: previous?.status ?? observation.status,
    since: previous?.since ?? at,
    observedAt: at,
    ...(aliveAt !== undefined && { aliveAt }),
    ...(passedAt !== undefined && { passedAt }),
    ...(latencyMs !== undefined && { latencyMs }),
    reason: previous?.reason ?? observation.reason,
    cause: previous?.cause ?? observation.cause,
    ...(release !== undefined && { release }),
    components: previous?.components ?? observation.components,
  };
}

function extendStreak(
  { status: held, streak }: HealthState,
  observed: HealthStatus,
): HealthStreak {
  if (!streak || worsens(held, streak.status) !== worsens(held, observed)) {
    return { status: observed, count: 1 };
  }
  const distance = (status: HealthStatus) =>
    Math.abs(rank(status) - rank(held));
  return {
    status:
      distance(observed) < distance(streak.status) ? observed : streak.status,
    count: streak.count + 1,
  };
}

function worsens(from: HealthStatus, to: HealthStatus): boolean {
  return to === 'unknown' || rank(to) > rank(from);
}

function rank(status: HealthStatus): number {
  return HEALTH_STATUSES.indexOf(status);
}

/** `2025-01-27 12:03:10 UTC` */
function describeTime(milliseconds: number): string {
  return `${new Date(milliseconds)
    .toISOString()
    .slice(0, 19)
    .replace('T', ' ')} UTC`;
}
