import type {
  EvidenceSegment,
  KpiObservation,
  ReleaseCounts,
  Rollout,
  RolloutObservations,
} from '../../model';
import { toRolloutPolicy } from '../../toRolloutPolicy';

export const START = Date.UTC(2026, 10, 2);
export const HOUR = 3_600_000;

/** What a release did; nothing unless it is said. */
export function counts(given: Partial<ReleaseCounts> = {}): ReleaseCounts {
  return {
    requests: 0,
    errors: 0,
    failedTasks: 0,
    complaints: 0,
    latency: [],
    ...given,
  };
}

/** An hour at 5 % of the traffic. */
export function segment(given: Partial<EvidenceSegment> = {}): EvidenceSegment {
  return {
    weight: 5,
    from: START,
    to: START + HOUR,
    candidate: counts(),
    stable: counts(),
    ...given,
  };
}

/** A canary by the policy as it is shipped. */
export function createRollout(given: Partial<Rollout> = {}): Rollout {
  return {
    id: 'r1',
    agent: 'component:default/architect',
    environment: 'resource:default/production',
    policy: toRolloutPolicy({ strategyName: 'canary' }),
    policyVersion: 'sha256:0',
    candidate: '1.5.0',
    stable: '1.4.0',
    state: 'baking',
    step: 1,
    stepSince: START,
    weight: 5,
    holds: [],
    commands: 1,
    segments: [],
    gates: [],
    approvals: [],
    signals: [],
    createdBy: 'user:default/guest',
    createdAt: START,
    stateSince: START,
    reason: 'It is baking.',
    clock: START,
    ...given,
  };
}

/** The KPIs that the built-in strategies limit, as measured on the candidate of a segment. */
export function kpisOf(
  { candidate }: EvidenceSegment,
  at: number,
): KpiObservation[] {
  const { errors, requests } = candidate;
  return [
    {
      kpi: 'error-rate',
      status: 'ok',
      of: 'candidate',
      at,
      value: requests > 0 ? errors / requests : 0,
      share: { events: errors, total: requests, allowed: 0.01 },
      query: 'error rate',
    },
    {
      kpi: 'response-time',
      status: 'ok',
      of: 'candidate',
      at,
      value: 0.8,
      query: 'response time',
    },
  ];
}

/** Observations of a present segment; all else is well. */
export function observe(
  present: EvidenceSegment,
  at: number,
  given: Partial<RolloutObservations> = {},
): RolloutObservations {
  return {
    driver: { status: 'ok', at, weight: present.weight, canRestore: true },
    metrics: { status: 'ok', at, query: 'counts', segment: present },
    health: { status: 'pass', at, reason: 'it answers' },
    gates: [],
    kpis: kpisOf(present, at),
    plan: { mayStart: true, waitsFor: [] },
    ...given,
  };
}
