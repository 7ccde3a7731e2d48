import type {
  FleetFilter,
  FleetPage,
  FleetQuery,
  FleetRow,
  TimelineEvent,
} from '@agent-portal/plugin-agents-common';
import type { Knex } from 'knex';
import type { AgentScope } from '../authorization/AgentScope';
import { whereAgentScope } from '../database/whereAgentScope';
import { whereFleetFilter } from '../database/fleet/whereFleetFilter';
import { type FleetColumns, ORDER_COLUMNS, fromColumns } from './fleetColumns';
import { type FleetCursor, decodeCursor, encodeCursor } from './fleetCursor';
import {
  createFleetOrder,
  orderFleet,
  whereBeyond,
} from '../database/fleet/fleetOrder';
import type { FleetReadModel } from './FleetReadModel';
import type { FleetRecord } from './model';
import { readFacets } from '../database/fleet/readFacets';
import { readOverview } from '../database/fleet/readOverview';
import { readSummary } from '../database/fleet/readSummary';

const DEFAULT_LIMIT = 50;

/** Answers from the plugin's database, each question in a fixed number of queries. */
export class DatabaseFleetReadModel implements FleetReadModel {
  readonly #knex: Knex;
  readonly #now: () => number;

  private constructor(options: { knex: Knex; now: () => number }) {
    this.#knex = options.knex;
    this.#now = options.now;
  }

  static create(options: {
    knex: Knex;
    now: () => number;
  }): DatabaseFleetReadModel {
    return new DatabaseFleetReadModel(options);
  }

  async getPage(query: FleetQuery, scope: AgentScope): Promise<FleetPage> {
    const orderBy = query.orderBy ?? 'name';
    const order = query.order ?? 'asc';
    const limit = query.limit ?? DEFAULT_LIMIT;
    const column = ORDER_COLUMNS[orderBy];
    const cursor = query.cursor
      ? decodeCursor(query.cursor, { orderBy, order })
      : undefined;
    const backwards = cursor?.towards === 'previous';
    const terms = createFleetOrder({ column, order, backwards });

    const select = this.#visible(query, scope)
      .select('fleet.*')
      .limit(limit + 1);
    orderFleet(select, terms);
    if (cursor) whereBeyond(select, terms, cursor);
    const found: FleetColumns[] = await select;

    const hasMore = found.length > limit;
    const rows = found.slice(0, limit);
    if (backwards) rows.reverse();
    const cursorAt = (
      row: FleetColumns | undefined,
      towards: FleetCursor['towards'],
    ) =>
      row &&
      encodeCursor({
        orderBy,
        order,
        towards,
        value: row[column] ?? '',
        title: row.sort_title,
        ref: row.ref,
      });
    return {
      items: await this.#toRows(rows),
      nextCursor:
        hasMore || backwards
          ? cursorAt(rows[rows.length - 1], 'next')
          : undefined,
      previousCursor:
        (backwards && hasMore) || (cursor && !backwards)
          ? cursorAt(rows[0], 'previous')
          : undefined,
      asOf: this.#asOf(),
    };
  }

  async getSummary(filter: FleetFilter, scope: AgentScope) {
    return {
      ...(await readSummary(this.#knex, () => this.#visible(filter, scope))),
      asOf: this.#asOf(),
    };
  }

  async getFacets(scope: AgentScope) {
    return readFacets(this.#knex, () => this.#visible({}, scope));
  }

  async getOverview(scope: AgentScope) {
    return {
      ...(await readOverview(this.#visible({}, scope))),
      asOf: this.#asOf(),
    };
  }

  async getRecord(
    ref: string,
    scope: AgentScope,
  ): Promise<FleetRecord | undefined> {
    const row: FleetColumns | undefined = await this.#visible({}, scope)
      .select('fleet.*')
      .where('fleet.ref', ref)
      .first();
    return row && fromColumns(row);
  }

  async listPhaseEvents(
    ref: string,
    window: { before: number; limit: number },
  ): Promise<TimelineEvent[]> {
    const rows: Array<{
      at: number;
      from: string;
      to: string;
      reason: string;
    }> = await this.#knex('phase_transitions')
      .where('agent_ref', ref)
      .where('at', '<', window.before)
      .orderBy('at', 'desc')
      .limit(window.limit);
    return rows.map(row => ({
      at: new Date(row.at).toISOString(),
      kind: 'phase',
      from: row.from,
      to: row.to,
      text: row.reason,
    }));
  }

  #visible(filter: FleetFilter, scope: AgentScope): Knex.QueryBuilder {
    const query = this.#knex('fleet');
    whereFleetFilter(query, filter);
    whereAgentScope(query, scope, 'fleet.ref');
    return query;
  }

  /** Adds when each agent was last measured: kept out of the row, as it changes with every probe. */
  async #toRows(rows: FleetColumns[]): Promise<FleetRow[]> {
    const observed: Array<{ ref: string; at: number }> = await this.#knex(
      'health_state',
    )
      .select({ ref: 'agent_ref' })
      .max({ at: 'observed_at' })
      .whereIn(
        'agent_ref',
        rows.map(row => row.ref),
      )
      .groupBy('agent_ref');
    const observedAt = new Map(observed.map(({ ref, at }) => [ref, at]));
    return rows.map(columns => {
      const { row, phase } = fromColumns(columns);
      const at = observedAt.get(row.ref);
      return {
        ...row,
        phaseReason: phase.reasons[0]?.text,
        healthObservedAt:
          typeof at === 'number' ? new Date(at).toISOString() : undefined,
      };
    });
  }

  #asOf(): string {
    return new Date(this.#now()).toISOString();
  }
}
