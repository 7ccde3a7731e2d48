import type {
  AffectedAgent,
  AlertDelivery,
  AlertDetail,
  AlertEvent,
  AllowedAlertOperation,
} from '@agent-portal/plugin-agents-common';
import { FIXTURE_NOW, fixtureTime } from './createManualClock';

/** An agent that an alert concerns. @public */
export function createAffectedAgent(
  overrides: Partial<AffectedAgent> = {},
): AffectedAgent {
  return {
    ref: 'component:default/example-agent',
    title: 'Example Agent',
    owner: 'group:default/example-team',
    environments: ['resource:default/production'],
    reason: 'event-bus: connection refused.',
    ...overrides,
  };
}

/** Something that happened to an alert: it was raised. @public */
export function createAlertEvent(
  overrides: Partial<AlertEvent> = {},
): AlertEvent {
  return {
    at: fixtureTime(60),
    kind: 'opened',
    text: 'Raised as P1: 3 agents report the event bus as failing.',
    ...overrides,
  };
}

/** Who was told of an alert: the owner, by a notification. @public */
export function createAlertDelivery(
  overrides: Partial<AlertDelivery> = {},
): AlertDelivery {
  return {
    channel: 'notification',
    to: ['group:default/example-team'],
    state: 'sent',
    at: fixtureTime(58),
    attempts: 1,
    ...overrides,
  };
}

/** Whether somebody may do something with an alert; they may acknowledge it. @public */
export function createAllowedAlertOperation(
  overrides: Partial<AllowedAlertOperation> = {},
): AllowedAlertOperation {
  return { operation: 'acknowledge', allowed: true, ...overrides };
}

/**
 * An alert: the event bus has been failing for a minute, which three agents report; 29 minutes are
 * left to acknowledge it.
 *
 * @public
 */
export function createAlert(overrides: Partial<AlertDetail> = {}): AlertDetail {
  const agents = overrides.agents ?? [
    createAffectedAgent(),
    createAffectedAgent({
      ref: 'component:default/second-agent',
      title: 'Second Agent',
    }),
    createAffectedAgent({
      ref: 'component:default/third-agent',
      title: 'Third Agent',
    }),
  ];
  return {
    id: 'alert-1',
    revision: 3,
    severity: 'P1',
    state: 'open',
    kind: 'dependency',
    title: 'Event bus fails in Production',
    reason: '3 agents report it as failing: connection refused.',
    subject: { ref: 'resource:default/event-bus', title: 'Event bus' },
    environment: 'resource:default/production',
    agents,
    agentsTotal: agents.length,
    startedAt: fixtureTime(90),
    changedAt: fixtureTime(60),
    seenAt: fixtureTime(10),
    acknowledgeBy: new Date(FIXTURE_NOW + 29 * 60_000).toISOString(),
    occurrences: 1,
    escalation: {
      step: 1,
      steps: 2,
      nextAt: new Date(FIXTURE_NOW + 29 * 60_000).toISOString(),
      next: ['group:default/platform'],
      told: ['group:default/example-team'],
    },
    rule: { policy: 'alertpolicy:default/standard', id: 'dependency-down' },
    runbook: 'https://runbooks.example.com/event-bus',
    links: [{ title: 'Grafana', url: 'https://grafana.example.com/d/bus' }],
    did: ['Held the rollout of Example Agent 1.5.0 in Production.'],
    operations: [
      createAllowedAlertOperation(),
      createAllowedAlertOperation({ operation: 'resolve' }),
    ],
    events: [
      createAlertEvent({
        at: fixtureTime(58),
        kind: 'told',
        text: 'Told Example Team.',
      }),
      createAlertEvent(),
    ],
    deliveries: [createAlertDelivery()],
    ...overrides,
  };
}
