import type {
  AgentAlertSummary,
  AlertKind,
  AlertSeverity,
} from '@agent-portal/plugin-agents-common';
import type { Knex } from 'knex';
import { whereAmong } from '../../database/whereAmong';
import type { AlertSummarySource } from '../../fleet/sources';

/** How many unresolved alerts of one kind and severity concern an agent. */
export interface AlertCount {
  agentRef: string;
  kind: AlertKind;
  severity: AlertSeverity;
  state: 'open' | 'acknowledged';
  count: number;
}

/** Tells which alerts concern agents: unresolved ones that no other alert explains. */
export class AlertStandingReadModel implements AlertSummarySource {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): AlertStandingReadModel {
    return new AlertStandingReadModel(options.knex);
  }

  async listSummaries(
    agentRefs: string[],
  ): Promise<Map<string, AgentAlertSummary>> {
    const summaries = new Map<string, AgentAlertSummary>();
    for (const one of await this.listCounts(agentRefs)) {
      const known = summaries.get(one.agentRef) ?? {
        open: 0,
        unacknowledged: 0,
      };
      const { worst = one.severity } = known;
      summaries.set(one.agentRef, {
        open: known.open + one.count,
        unacknowledged:
          known.unacknowledged + (one.state === 'open' ? one.count : 0),
        worst: one.severity < worst ? one.severity : worst,
      });
    }
    return summaries;
  }

  /** By agent, kind, severity and state; what is zero is left out. */
  async listCounts(agentRefs: string[]): Promise<AlertCount[]> {
    if (agentRefs.length === 0) return [];
    const query: Knex.QueryBuilder = this.#knex('alerts')
      .join('alert_agents', 'alert_agents.alert_id', 'alerts.id')
      .whereIn('alerts.state', ['open', 'acknowledged'])
      .whereNull('alerts.explained_by')
      .select('agent_ref', 'kind', 'severity', 'state')
      .count({ count: '*' })
      .groupBy('agent_ref', 'kind', 'severity', 'state');
    whereAmong(query, 'alert_agents.agent_ref', agentRefs);
    const rows: Array<
      Omit<AlertCount, 'agentRef' | 'count'> & {
        agent_ref: string;
        count: number | string;
      }
    > = await query;
    return rows.map(({ agent_ref, count, ...row }) => ({
      ...row,
      agentRef: agent_ref,
      count: Number(count),
    }));
  }
}
