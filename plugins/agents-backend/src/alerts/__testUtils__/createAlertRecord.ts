import type { AlertRecord } from '@agent-portal/plugin-agents-common';
import { NOW } from '../../__testUtils__/factories';

/** An open alert about the agent `architect` in production. */
export function createAlertRecord(
  overrides: Partial<Omit<AlertRecord, 'condition'>> = {},
  condition: Partial<AlertRecord['condition']> = {},
): AlertRecord {
  return {
    id: 'alert-1',
    revision: 1,
    situation: 1,
    severity: 'P1',
    state: 'open',
    startedAt: NOW - 1_000,
    openedAt: NOW,
    changedAt: NOW,
    seenAt: NOW,
    began: [NOW - 1_000],
    flapping: false,
    acknowledgeBy: NOW + 1_800_000,
    escalationStep: 1,
    told: [],
    ...overrides,
    condition: {
      fingerprint: 'health/architect',
      kind: 'health',
      severity: 'P1',
      rule: { policy: 'alertpolicy:default/standard', id: 'instance-failing' },
      subjectRef: 'component:default/architect',
      subjectTitle: 'Architect',
      environmentRef: 'resource:default/production',
      title: 'Architect is failing in Production',
      reason: '3 probes in a row failed: database unreachable.',
      agents: [
        {
          ref: 'component:default/architect',
          title: 'Architect',
          owner: 'group:default/core-agents',
          environments: ['resource:default/production'],
        },
      ],
      since: NOW - 1_000,
      holdMs: 0,
      resolveAfterMs: 60_000,
      causes: [],
      links: [],
      ...condition,
    },
  };
}
