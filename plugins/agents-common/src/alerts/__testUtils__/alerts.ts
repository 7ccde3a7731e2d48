import type { AlertPolicySpec } from '../../entities';
import type {
  AlertAgent,
  DependencyEvidence,
  InstanceHealthEvidence,
  KpiEvidence,
} from '../evidence';
import type {
  AlertCondition,
  AlertPolicyInForce,
  AlertRecord,
  AlertSilenceRecord,
  AlertStep,
  MaintenanceRecord,
} from '../model';

export const SECOND = 1_000;
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const START = Date.parse('2026-11-25T12:00:00Z');
export const PRODUCTION = 'resource:default/production';

/** An agent named so, of a team of the same name. */
export function createAgent(
  name: string,
  with_: Partial<AlertAgent> = {},
): AlertAgent {
  return {
    ref: `component:default/${name}`,
    title: name,
    owner: `group:default/${name}-team`,
    labels: {},
    dependsOn: [],
    ...with_,
  };
}

export function createHealth(
  name: string,
  with_: Partial<InstanceHealthEvidence> = {},
): InstanceHealthEvidence {
  return {
    agentRef: `component:default/${name}`,
    environmentRef: PRODUCTION,
    stage: 'production',
    status: 'fail',
    since: START,
    reason: 'It answers 503.',
    counts: true,
    failing: [],
    ...with_,
  };
}

export function createDependency(
  name: string,
  agents: DependencyEvidence['agents'],
  with_: Partial<DependencyEvidence> = {},
): DependencyEvidence {
  return {
    ref: `resource:default/${name}`,
    title: name,
    environmentRef: PRODUCTION,
    stage: 'production',
    status: 'fail',
    since: START,
    reason: 'Connections are refused.',
    agents,
    ...with_,
  };
}

export function createKpi(
  name: string,
  with_: Partial<KpiEvidence> = {},
): KpiEvidence {
  return {
    agentRef: `component:default/${name}`,
    kpiId: 'error-rate',
    title: 'Error rate',
    category: 'technical',
    status: 'not-met',
    since: START,
    reason: '3.2 % of 900 requests failed.',
    environmentRef: PRODUCTION,
    stage: 'production',
    burns: [],
    ...with_,
  };
}

export function createPolicy(
  spec: Partial<AlertPolicySpec> = {},
  with_: Partial<AlertPolicyInForce> = {},
): AlertPolicyInForce {
  return {
    ref: 'alertpolicy:default/policy',
    title: 'Policy',
    version: '1',
    spec: {
      owner: 'group:default/platform',
      default: true,
      rules: [
        {
          id: 'failing',
          on: { type: 'health', status: ['fail'] },
          severity: 'P1',
        },
      ],
      escalation: [
        { to: ['owner'], after: 0 },
        { to: ['parent'], after: 1 },
        { to: ['group:default/on-call'], after: 2 },
      ],
      channels: { notification: 'P3', push: 'P0' },
      ...spec,
    },
    ...with_,
  };
}

/** Something that is wrong about an agent. */
export function createCondition(
  name: string,
  with_: Partial<AlertCondition> = {},
): AlertCondition {
  const ref = `component:default/${name}`;
  return {
    fingerprint: `health|${ref}`,
    kind: 'health',
    severity: 'P1',
    rule: { policy: 'alertpolicy:default/policy', id: 'failing' },
    subjectRef: ref,
    subjectTitle: name,
    environmentRef: PRODUCTION,
    title: `${name} is failing in production`,
    reason: 'It answers 503.',
    agents: [
      {
        ref,
        title: name,
        owner: `group:default/${name}-team`,
        environments: [PRODUCTION],
      },
    ],
    since: START,
    holdMs: 0,
    resolveAfterMs: MINUTE,
    causes: [],
    links: [],
    ...with_,
  };
}

export function createSilence(
  with_: Partial<AlertSilenceRecord> = {},
): AlertSilenceRecord {
  return {
    id: 'silence',
    matcher: { severities: ['P0', 'P1', 'P2', 'P3'] },
    reason: 'It is being replaced.',
    by: 'user:default/ada',
    createdAt: START,
    startsAt: START,
    endsAt: START + HOUR,
    ...with_,
  };
}

export function createMaintenance(
  name: string,
  with_: Partial<MaintenanceRecord> = {},
): MaintenanceRecord {
  return {
    id: 'maintenance',
    agentRefs: [`component:default/${name}`],
    reason: 'It is moved.',
    by: 'user:default/ada',
    createdAt: START,
    startsAt: START,
    endsAt: START + HOUR,
    ...with_,
  };
}

/** A step at `now`, of nothing unless told otherwise. */
export function createStep(with_: Partial<AlertStep> = {}): AlertStep {
  let last = 0;
  return {
    alerts: [],
    conditions: [],
    unknownKinds: [],
    silences: [],
    maintenance: [],
    policies: [createPolicy()],
    now: START,
    createId: () => {
      last += 1;
      return `alert-${last}`;
    },
    ...with_,
  };
}

/** The alerts of a step with what it changed. */
export function afterStep(
  alerts: readonly AlertRecord[],
  { changed, refreshed }: { changed: AlertRecord[]; refreshed: AlertRecord[] },
): AlertRecord[] {
  const byId = new Map(alerts.map(alert => [alert.id, alert]));
  for (const alert of [...changed, ...refreshed]) byId.set(alert.id, alert);
  return [...byId.values()];
}
