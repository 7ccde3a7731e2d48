import type {
  Timeline,
  TimelineEvent,
} from '@agent-portal/plugin-agents-common';
import { FIXTURE_NOW, fixtureTime } from './createManualClock';

/** Something that happened to an agent: its health in Production failed. @public */
export function createTimelineEvent(
  overrides: Partial<TimelineEvent> = {},
): TimelineEvent {
  return {
    at: fixtureTime(600),
    kind: 'health',
    subject: 'resource:default/production',
    from: 'pass',
    to: 'fail',
    text: 'Health in Production went from healthy to failing: connection refused.',
    ...overrides,
  };
}

/** A page of an agent's timeline. @public */
export function createTimeline(overrides: Partial<Timeline> = {}): Timeline {
  return {
    items: [createTimelineEvent()],
    asOf: new Date(FIXTURE_NOW).toISOString(),
    ...overrides,
  };
}
