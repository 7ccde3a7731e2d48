import type {
  AlertEvent,
  AlertEventRecord,
  AlertRow,
} from '@agent-portal/plugin-agents-common';
import { toTime } from '../../readiness/workflow/toTime';

/** What happened, in words that name nobody. */
const IN_SHORT: Record<AlertEventRecord['kind'], string> = {
  opened: 'It was raised.',
  reopened: 'It began again.',
  severity: 'It became more severe.',
  agents: 'It concerns other agents than before.',
  acknowledged: 'Somebody acknowledged it.',
  escalated: 'It was escalated.',
  told: 'Somebody was told.',
  failed: 'Somebody could not be told.',
  silenced: 'It was silenced, or is no more.',
  explained: 'It is explained by another alert, or is no more.',
  flapping: 'It is flapping, or is no more.',
  ended: 'Its condition is over.',
  resolved: 'It was resolved.',
};

/** @param isWhole - Whether all agents that the alert concerns are in sight. */
export function presentAlertEvent(
  { at, kind, text, by }: AlertEventRecord,
  isWhole: boolean,
): AlertEvent {
  return {
    at: toTime(at),
    kind,
    text: isWhole ? text : IN_SHORT[kind],
    ...(by && { by }),
  };
}

/**
 * Says in the last event of its kind which alert explains this one.
 *
 * @param events - Newest first.
 * @param explanation - As it is shown with the alert; without an id while it is out of sight.
 */
export function nameExplanation(
  events: AlertEvent[],
  explanation: AlertRow['explainedBy'],
): AlertEvent[] {
  if (!explanation?.id) return events;
  const last = events.findIndex(({ kind }) => kind === 'explained');
  return events.map((event, index) =>
    index === last
      ? { ...event, text: `${event.text} That is "${explanation.title}".` }
      : event,
  );
}
