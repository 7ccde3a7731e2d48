import type {
  AlertPolicySummary,
  AlertSilence,
  DependencyHealth,
  MaintenanceWindow,
} from '@agent-portal/plugin-agents-common';
import { FIXTURE_NOW, fixtureTime } from './createManualClock';

const IN_AN_HOUR = new Date(FIXTURE_NOW + 60 * 60_000).toISOString();

/** A silence that is in force for another hour. @public */
export function createAlertSilence(
  overrides: Partial<AlertSilence> = {},
): AlertSilence {
  return {
    id: 'silence-1',
    matcher: { subject: 'resource:default/event-bus' },
    text: 'Every alert about Event bus.',
    reason: 'It is being moved.',
    by: 'user:default/guest',
    createdAt: fixtureTime(600),
    startsAt: fixtureTime(600),
    endsAt: IN_AN_HOUR,
    active: true,
    matching: 1,
    ...overrides,
  };
}

/** The policy that applies to all agents, with two rules. @public */
export function createAlertPolicy(
  overrides: Partial<AlertPolicySummary> = {},
): AlertPolicySummary {
  return {
    ref: 'alertpolicy:default/standard',
    title: 'Standard alerts',
    owner: 'group:default/platform',
    version: '3f2a9c',
    isDefault: true,
    agents: 16,
    rules: [
      {
        id: 'down',
        severity: 'P0',
        text: 'Every instance of an agent in production fails for 1 min.',
      },
      {
        id: 'dependency-down',
        severity: 'P1',
        text: 'Two agents or more report the same dependency as failing.',
        runbook: 'https://runbooks.example.com/event-bus',
      },
    ],
    responses: { P0: '5 min', P1: '30 min', P2: '2 h', P3: '24 h' },
    escalation: [
      'At once the owner of the agents.',
      'When nobody has acknowledged in time, the group above it.',
    ],
    digests: ['Every day at 08:00 UTC to Platform: rollouts, health, alerts.'],
    ...overrides,
  };
}

/** Maintenance of one agent that is under way for another hour. @public */
export function createMaintenanceWindow(
  overrides: Partial<MaintenanceWindow> = {},
): MaintenanceWindow {
  return {
    id: 'maintenance-1',
    agents: ['component:default/example-agent'],
    reason: 'The database is moved.',
    by: 'user:default/guest',
    createdAt: fixtureTime(3_600),
    startsAt: fixtureTime(600),
    endsAt: IN_AN_HOUR,
    active: true,
    ...overrides,
  };
}

/** The event bus, which one agent reports as failing. @public */
export function createDependencyHealth(
  overrides: Partial<DependencyHealth> = {},
): DependencyHealth {
  return {
    ref: 'resource:default/event-bus',
    title: 'Event bus',
    environment: 'resource:default/production',
    status: 'fail',
    since: fixtureTime(90),
    reason: '1 of 3 agents that report on it say that it fails.',
    reporting: 3,
    agents: [
      {
        ref: 'component:default/example-agent',
        title: 'Example Agent',
        environment: 'resource:default/production',
        status: 'fail',
        component: 'event-bus',
        output: 'connection refused',
      },
    ],
    ...overrides,
  };
}
