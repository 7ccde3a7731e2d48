import type {
  AlertCountsBySeverity,
  AlertSeverity,
  AlertsQuery,
  AlertState,
} from '@agent-portal/plugin-agents-common';
import type { Knex } from 'knex';
import {
  whereAlertAsked,
  whereAlertOwned,
  whereAlertQuiet,
  whereAlertSeen,
} from '../../database/alerts/whereAlert';
import { whereAgentScope } from '../../database/whereAgentScope';
import { whereAmong } from '../../database/whereAmong';
import {
  type AlertTableRow,
  fromAlertRow,
  NO_DEADLINE,
} from '../store/alertRows';
import { decodeAlertCursor, encodeAlertCursor } from './alertCursor';
import type {
  AlertOwners,
  AlertReadModel,
  AlertView,
  SeenAlert,
  SeenAlerts,
  SeenCounts,
} from './AlertReadModel';

const DEFAULT_LIMIT = 50;
const UNRESOLVED: AlertState[] = ['open', 'acknowledged'];

type Row = Pick<AlertTableRow, 'id' | 'severity' | 'deadline' | 'record'>;

/** Answers from the plugin's database, each question in a fixed number of queries. */
export class DatabaseAlertReadModel implements AlertReadModel {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): DatabaseAlertReadModel {
    return new DatabaseAlertReadModel(options.knex);
  }

  async getPage(
    query: AlertsQuery,
    options: { view: AlertView; owners: AlertOwners; now: number },
  ): Promise<SeenAlerts> {
    const { view, owners, now } = options;
    const limit = query.limit ?? DEFAULT_LIMIT;
    const asked = () => {
      const alerts = this.#visible(view);
      whereAlertAsked(alerts, query, view.scope);
      if (query.mine) whereAlertOwned(alerts, owners, view.scope);
      return alerts;
    };
    const listed = () => {
      const alerts = asked().whereIn(
        'alerts.state',
        query.state?.length ? query.state : UNRESOLVED,
      );
      if (query.severity?.length) {
        alerts.whereIn('alerts.severity', query.severity);
      }
      if (!query.quiet) whereAlertQuiet(alerts, false, now);
      return alerts;
    };
    const quiet = asked().whereIn('alerts.state', UNRESOLVED);
    whereAlertQuiet(quiet, true, now);
    const page = listed();
    if (query.cursor) {
      const { severity, deadline, id } = decodeAlertCursor(query.cursor);
      page.whereRaw(
        '(alerts.severity, alerts.deadline, alerts.id) > (?, ?, ?)',
        [severity, deadline, id],
      );
    }
    const rows: Row[] = await page
      .orderBy(['alerts.severity', 'alerts.deadline', 'alerts.id'])
      .limit(limit + 1)
      .select(
        'alerts.id',
        'alerts.severity',
        'alerts.deadline',
        'alerts.record',
      );
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return {
      items: await this.#see(items, view),
      total: await count(listed()),
      counts: await countBySeverity(asked(), now),
      quiet: await count(quiet),
      ...(last &&
        rows.length > limit && {
          nextCursor: encodeAlertCursor({
            severity: last.severity,
            deadline: Number(last.deadline),
            id: last.id,
          }),
        }),
    };
  }

  async getCounts(options: {
    view: AlertView;
    owners: AlertOwners;
    now: number;
  }): Promise<SeenCounts> {
    const { view, owners, now } = options;
    const mine = this.#visible(view).where('alerts.state', 'open');
    whereAlertOwned(mine, owners, view.scope);
    whereAlertQuiet(mine, false, now);
    const waiting = this.#visible(view)
      .where('alerts.state', 'open')
      .where('alerts.deadline', '<', NO_DEADLINE);
    whereAlertQuiet(waiting, false, now);
    const [{ next }]: Array<{ next: number | string | null }> =
      await waiting.min({ next: 'alerts.deadline' });
    return {
      counts: await countBySeverity(this.#visible(view), now),
      mine: await count(mine),
      ...(next !== null && { nextDeadline: Number(next) }),
    };
  }

  async list(ids: string[], view: AlertView): Promise<SeenAlert[]> {
    const alerts = this.#visible(view)
      .orderBy('alerts.id')
      .select('alerts.id', 'alerts.record');
    whereAmong(alerts, 'alerts.id', ids);
    return this.#see(await alerts, view);
  }

  async listOfAgent(
    agentRef: string,
    options: { view: AlertView; recent: number },
  ): Promise<{ open: SeenAlert[]; recent: SeenAlert[] }> {
    const { view, recent } = options;
    const ofAgent = () => {
      const alerts = this.#visible(view);
      whereAlertAsked(alerts, { agent: agentRef }, view.scope);
      return alerts.select('alerts.id', 'alerts.record');
    };
    const open = await ofAgent()
      .whereIn('alerts.state', UNRESOLVED)
      .orderBy(['alerts.severity', 'alerts.deadline', 'alerts.id']);
    const resolved = await ofAgent()
      .where('alerts.state', 'resolved')
      .orderBy([
        { column: 'alerts.resolved_at', order: 'desc' },
        { column: 'alerts.id', order: 'asc' },
      ])
      .limit(recent);
    return {
      open: await this.#see(open, view),
      recent: await this.#see(resolved, view),
    };
  }

  async listUnresolved(view: AlertView): Promise<SeenAlert[]> {
    const rows = await this.#visible(view)
      .whereIn('alerts.state', UNRESOLVED)
      .orderBy('alerts.id')
      .select('alerts.id', 'alerts.record');
    return this.#see(rows, view);
  }

  async listExplaining(
    fingerprints: string[],
    view: AlertView,
  ): Promise<Map<string, SeenAlert>> {
    if (fingerprints.length === 0) return new Map();
    const alerts = this.#visible(view).whereIn('alerts.state', UNRESOLVED);
    whereAmong(alerts, 'alerts.fingerprint', fingerprints);
    const seen = await this.#see(
      await alerts.select('alerts.id', 'alerts.record'),
      view,
    );
    return new Map(seen.map(one => [one.record.condition.fingerprint, one]));
  }

  #visible(view: AlertView): Knex.QueryBuilder {
    const alerts: Knex.QueryBuilder = this.#knex('alerts');
    whereAlertSeen(alerts, view);
    return alerts;
  }

  async #see(
    rows: Array<Pick<Row, 'id' | 'record'>>,
    { scope }: AlertView,
  ): Promise<SeenAlert[]> {
    if (rows.length === 0) return [];
    const agents: Knex.QueryBuilder = this.#knex('alert_agents').select(
      'alert_id',
      'agent_ref',
    );
    whereAmong(
      agents,
      'alert_id',
      rows.map(({ id }) => id),
    );
    whereAgentScope(agents, scope, 'agent_ref');
    const visible = new Map(rows.map(({ id }) => [id, new Set<string>()]));
    const found: Array<{ alert_id: string; agent_ref: string }> = await agents;
    for (const one of found) visible.get(one.alert_id)?.add(one.agent_ref);
    return rows.map(row => ({
      record: fromAlertRow(row),
      visible: visible.get(row.id) ?? new Set(),
    }));
  }
}

async function count(alerts: Knex.QueryBuilder): Promise<number> {
  const [{ total }] = await alerts.count({ total: '*' });
  return Number(total);
}

async function countBySeverity(
  alerts: Knex.QueryBuilder,
  now: number,
): Promise<AlertCountsBySeverity> {
  whereAlertQuiet(alerts, false, now);
  const rows: Array<{
    severity: AlertSeverity;
    state: AlertState;
    count: number | string;
    overdue: number | string;
  }> = await alerts
    .whereIn('alerts.state', UNRESOLVED)
    .groupBy('alerts.severity', 'alerts.state')
    .select('alerts.severity', 'alerts.state')
    .count({ count: '*' })
    .select({
      overdue: alerts.client.raw(
        'sum(case when alerts.deadline < ? then 1 else 0 end)',
        [now],
      ),
    });
  const zero = () => ({ open: 0, acknowledged: 0, overdue: 0 });
  const counts = { P0: zero(), P1: zero(), P2: zero(), P3: zero() };
  for (const { severity, state, ...row } of rows) {
    if (state === 'open') {
      counts[severity].open = Number(row.count);
      counts[severity].overdue = Number(row.overdue);
    } else {
      counts[severity].acknowledged = Number(row.count);
    }
  }
  return counts;
}
