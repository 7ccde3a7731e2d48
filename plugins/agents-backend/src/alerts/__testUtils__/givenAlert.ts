import type {
  AlertCondition,
  AlertRecord,
  AlertStepResult,
} from '@agent-portal/plugin-agents-common';
import { NOW } from '../../__testUtils__/factories';

const AGENT = 'component:default/architect';

/** The health of an agent in production that fails. */
export function givenCondition(
  overrides: Partial<AlertCondition> = {},
): AlertCondition {
  return {
    fingerprint: 'health|architect|production',
    kind: 'health',
    severity: 'P1',
    rule: { policy: 'built-in', id: 'instance-failing' },
    subjectRef: AGENT,
    subjectTitle: 'Architect',
    environmentRef: 'resource:default/production',
    title: 'Architect is failing in production',
    reason: 'database unreachable',
    agents: [
      {
        ref: AGENT,
        title: 'Architect',
        owner: 'group:default/core',
        environments: ['resource:default/production'],
      },
    ],
    since: NOW - 60_000,
    holdMs: 0,
    resolveAfterMs: 60_000,
    causes: [],
    links: [],
    ...overrides,
  };
}

/** An open alert about it; `condition` may be given in part. */
export function givenAlert(
  overrides: Partial<Omit<AlertRecord, 'condition'>> & {
    condition?: Partial<AlertCondition>;
  } = {},
): AlertRecord {
  const condition = givenCondition(overrides.condition);
  return {
    id: 'alert-1',
    revision: 1,
    situation: 1,
    severity: condition.severity,
    state: 'open',
    startedAt: NOW - 60_000,
    openedAt: NOW,
    changedAt: NOW,
    seenAt: NOW,
    began: [NOW],
    flapping: false,
    acknowledgeBy: NOW + 30 * 60_000,
    escalationStep: 1,
    told: [],
    ...overrides,
    condition,
  };
}

/** A step that changes these alerts. */
export function givenStep(
  changed: AlertRecord[],
  overrides: Partial<AlertStepResult> = {},
): AlertStepResult {
  return { changed, refreshed: [], events: [], messages: [], ...overrides };
}
