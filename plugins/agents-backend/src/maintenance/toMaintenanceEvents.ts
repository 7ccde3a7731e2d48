import type {
  MaintenanceRecord,
  TimelineEvent,
} from '@agent-portal/plugin-agents-common';
import { parseEntityRef } from '@backstage/catalog-model';
import { toTime } from '../readiness/workflow/toTime';
import { endOf } from './isActive';

/** What happened of maintenance so far, as events of an agent's timeline, newest first. */
export function toMaintenanceEvents(
  record: MaintenanceRecord,
  now: number,
): TimelineEvent[] {
  const { environmentRef, reason, by, createdAt, startsAt, endsAt, ended } =
    record;
  const where = environmentRef
    ? ` in ${parseEntityRef(environmentRef).name}`
    : '';
  const event = (
    at: number,
    change: Pick<TimelineEvent, 'from' | 'to' | 'text'>,
  ): TimelineEvent => ({
    at: toTime(at),
    kind: 'maintenance',
    ...(environmentRef !== undefined && { subject: environmentRef }),
    ...change,
  });
  const over = endOf(record);
  const events: TimelineEvent[] = [];
  if (over <= now) {
    const called = over < startsAt;
    events.push(
      event(over, {
        from: called ? 'planned' : 'maintenance',
        to: 'over',
        text: ended
          ? `Maintenance${where} ${called ? 'called off' : 'ended early'} by ${
              ended.by
            }: ${ended.reason ?? 'no reason given'}`
          : `Maintenance${where} over`,
      }),
    );
  }
  if (startsAt <= now && startsAt < over) {
    events.push(
      event(startsAt, {
        from: 'planned',
        to: 'maintenance',
        text: `In maintenance${where} until ${inWords(endsAt)}: ${reason}`,
      }),
    );
  }
  if (createdAt < startsAt) {
    events.push(
      event(createdAt, {
        from: 'none',
        to: 'planned',
        text: `Maintenance${where} planned by ${by} from ${inWords(
          startsAt,
        )} until ${inWords(endsAt)}: ${reason}`,
      }),
    );
  }
  return events;
}

/** `2026-03-01 12:00 UTC` */
export function inWords(at: number): string {
  return `${toTime(at).slice(0, 16).replace('T', ' ')} UTC`;
}
