import type {
  AlertEventRecord,
  TimelineEvent,
} from '@agent-portal/plugin-agents-common';
import type { Knex } from 'knex';
import type { AgentEventSource, EventWindow } from '../../agents/sources';
import type { Viewer } from '../../authorization/Viewer';
import { fromAlertRow } from '../store/alertRows';
import { createSubjectNamer, listThings } from './createSubjectNamer';

type EventKind = AlertEventRecord['kind'];

/** What is told on the page of an agent; the rest is on the page of the alert. */
const SAID: Partial<Record<EventKind, string>> = {
  opened: 'was raised',
  reopened: 'began again',
  severity: 'became more severe',
  acknowledged: 'was acknowledged',
  escalated: 'was escalated',
  ended: 'is over',
  resolved: 'was resolved',
};

/** What came of it. */
const TO: Partial<Record<EventKind, string>> = {
  acknowledged: 'acknowledged',
  ended: 'over',
  resolved: 'resolved',
};

/**
 * What happened to the alerts that concern an agent, as events of its timeline: in words that name
 * no other agent, and nothing that the viewer may not see.
 */
export class AlertTimelineReadModel implements AgentEventSource {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): AlertTimelineReadModel {
    return new AlertTimelineReadModel(options.knex);
  }

  async listEvents(
    agentRef: string,
    { before, limit }: EventWindow,
    viewer: Pick<Viewer, 'listSeen'>,
  ): Promise<TimelineEvent[]> {
    const rows: Array<{
      alert_id: string;
      at: number;
      kind: EventKind;
      by: string | null;
      record: string;
    }> = await this.#knex('alert_events as event')
      .join('alert_agents as agent', 'agent.alert_id', 'event.alert_id')
      .join('alerts', 'alerts.id', 'event.alert_id')
      .where('agent.agent_ref', agentRef)
      .whereIn('event.kind', Object.keys(SAID))
      .where('event.at', '<', before)
      .orderBy([
        { column: 'event.at', order: 'desc' },
        { column: 'event.id', order: 'desc' },
      ])
      .limit(limit)
      .select('event.alert_id', 'event.at', 'event.kind', 'event.by')
      .select('alerts.record');
    const told = rows.map(row => ({ row, record: fromAlertRow(row) }));
    const seen = await viewer.listSeen(
      listThings(told.map(({ record }) => record)),
    );
    return told.map(({ row, record }) => {
      const { severity, condition } = record;
      const title = createSubjectNamer(record, seen)(condition.title);
      return {
        at: new Date(row.at).toISOString(),
        kind: 'alert',
        subject: row.alert_id,
        from: severity,
        to: TO[row.kind] ?? 'open',
        text: `${title} (${severity}) ${SAID[row.kind]}${
          row.by ? ` by ${row.by}` : ''
        }.`,
      };
    });
  }
}
