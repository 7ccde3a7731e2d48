import type { RolloutsQuery } from '@agent-portal/plugin-agents-common';
import type { Knex } from 'knex';
import type { AgentScope } from '../../authorization/AgentScope';
import { chunksOf } from '../../database/upsertRows';
import { whereAgentScope } from '../../database/whereAgentScope';
import type { StoredRollout } from '../model';
import { fromRolloutRow, type RolloutRow } from '../store/rolloutRows';
import { decodeRolloutCursor, encodeRolloutCursor } from './rolloutCursor';
import type {
  RolledOutRelease,
  RolloutReadModel,
  RolloutRecord,
  RolloutRecords,
} from './RolloutReadModel';

const DEFAULT_LIMIT = 50;

interface JoinedRow extends RolloutRow {
  title: string | null;
  owner: string | null;
}

/** Answers from the plugin's database, each question in a fixed number of queries. */
export class DatabaseRolloutReadModel implements RolloutReadModel {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): DatabaseRolloutReadModel {
    return new DatabaseRolloutReadModel(options.knex);
  }

  async getPage(
    query: RolloutsQuery,
    scope: AgentScope,
  ): Promise<RolloutRecords> {
    const limit = query.limit ?? DEFAULT_LIMIT;
    const [{ total }] = await this.#visible(query, scope).count({ total: '*' });
    const select = this.#visible(query, scope)
      .select('rollouts.*', 'fleet.title', 'fleet.owner')
      .orderBy([
        { column: 'rollouts.active', order: 'desc' },
        { column: 'rollouts.created_at', order: 'desc' },
        { column: 'rollouts.id', order: 'desc' },
      ])
      .limit(limit + 1);
    if (query.cursor) {
      const { active, createdAt, id } = decodeRolloutCursor(query.cursor);
      select.whereRaw(
        '(rollouts.active, rollouts.created_at, rollouts.id) < (?, ?, ?)',
        [active, createdAt, id],
      );
    }
    const rows: JoinedRow[] = await select;
    const page = rows.slice(0, limit);
    const last = page[page.length - 1];
    return {
      items: page.map(toRecord),
      total: Number(total),
      ...(rows.length > limit && {
        nextCursor: encodeRolloutCursor({
          active: last.active === 1 ? 1 : 0,
          createdAt: last.created_at,
          id: last.id,
        }),
      }),
    };
  }

  async get(id: string, scope: AgentScope): Promise<RolloutRecord | undefined> {
    const row: JoinedRow | undefined = await this.#visible({}, scope)
      .where('rollouts.id', id)
      .first('rollouts.*', 'fleet.title', 'fleet.owner');
    return row && toRecord(row);
  }

  async countActive(scope: AgentScope): Promise<number> {
    const [{ total }] = await this.#visible({ active: true }, scope).count({
      total: '*',
    });
    return Number(total);
  }

  async listLatestOfPlans(planRefs: string[]): Promise<StoredRollout[]> {
    return this.#listLatest({ column: 'plan_ref', values: planRefs });
  }

  async listLatestOfAgents(agentRefs: string[]): Promise<StoredRollout[]> {
    return this.#listLatest({ column: 'agent_ref', values: agentRefs });
  }

  async listRecent(since: number): Promise<StoredRollout[]> {
    const rows: RolloutRow[] = await this.#knex('rollouts')
      .where('active', 1)
      .orWhere('state_since', '>=', since)
      .orderBy('id');
    return rows.map(fromRolloutRow);
  }

  async listReleases(agentRefs: string[]): Promise<RolledOutRelease[]> {
    const releases: RolledOutRelease[] = [];
    for (const refs of chunksOf(agentRefs)) {
      const rows: RolledOutRelease[] = await this.#knex('rollouts')
        .whereIn('agent_ref', refs)
        .orderBy(['created_at', 'id'])
        .select({
          id: 'id',
          agentRef: 'agent_ref',
          environmentRef: 'environment_ref',
          candidate: 'candidate',
          state: 'state',
        });
      releases.push(...rows);
    }
    return releases;
  }

  async #listLatest(among: {
    column: 'plan_ref' | 'agent_ref';
    values: string[];
  }): Promise<StoredRollout[]> {
    const latest: StoredRollout[] = [];
    const { column } = among;
    for (const values of chunksOf(among.values)) {
      const newer = this.#knex('rollouts as newer')
        .whereRaw('newer.agent_ref = rollouts.agent_ref')
        .whereRaw('newer.environment_ref = rollouts.environment_ref')
        .whereRaw(`newer.${column} = rollouts.${column}`)
        .whereRaw(
          '(newer.created_at, newer.id) > (rollouts.created_at, rollouts.id)',
        )
        .select(this.#knex.raw('1'));
      const rows: RolloutRow[] = await this.#knex('rollouts')
        .whereIn(column, values)
        .whereNotExists(newer)
        .orderBy('id');
      latest.push(...rows.map(fromRolloutRow));
    }
    return latest;
  }

  #visible(query: RolloutsQuery, scope: AgentScope): Knex.QueryBuilder {
    const select: Knex.QueryBuilder = this.#knex('rollouts').leftJoin(
      'fleet',
      'fleet.ref',
      'rollouts.agent_ref',
    );
    whereAgentScope(select, scope, 'rollouts.agent_ref');
    const { agent, state, active, plan, wave, owner, environment } = query;
    if (agent) select.where('rollouts.agent_ref', agent);
    if (state && state.length > 0) select.whereIn('rollouts.state', state);
    if (active !== undefined) select.where('rollouts.active', active ? 1 : 0);
    if (plan) select.where('rollouts.plan_ref', plan);
    if (wave && wave.length > 0) whereWave(select, wave);
    if (owner && owner.length > 0) select.whereIn('fleet.owner', owner);
    if (environment) select.where('rollouts.environment_ref', environment);
    if (query.waitingForMe) select.where('rollouts.awaits_approval', 1);
    return select;
  }
}

/** @param waves - Each as `planRef#waveId`. */
function whereWave(select: Knex.QueryBuilder, waves: string[]): void {
  select.where(inner => {
    for (const wave of waves) {
      const [plan, ...id] = wave.split('#');
      inner.orWhere({
        'rollouts.plan_ref': plan,
        'rollouts.wave': id.join('#'),
      });
    }
  });
}

function toRecord(row: JoinedRow): RolloutRecord {
  return {
    ...fromRolloutRow(row),
    agentTitle: row.title ?? row.agent_ref,
    ...(row.owner && { owner: row.owner }),
  };
}
