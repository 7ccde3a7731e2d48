import type { AlertRecord } from '@agent-portal/plugin-agents-common';
import type { Knex } from 'knex';
import { whereAmong } from '../../database/whereAmong';
import type {
  DigestAlert,
  DigestLevelChange,
  DigestReadModel,
  DigestRollout,
} from './DigestReadModel';
import type { DigestPeriod } from './digestPeriod';

const MOST_ALERTS = 10_000;
const UNDER_WAY = [
  'preflight',
  'progressing',
  'baking',
  'paused',
  'promoting',
  'rolling-back',
];

/** Asks the plugin's database. */
export class DatabaseDigestReadModel implements DigestReadModel {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): DatabaseDigestReadModel {
    return new DatabaseDigestReadModel(options.knex);
  }

  async listRollouts(
    agentRefs: string[],
    { start, end }: DigestPeriod,
  ): Promise<DigestRollout[]> {
    const query: Knex.QueryBuilder = this.#knex('rollouts')
      .where(which =>
        which
          .whereIn('state', UNDER_WAY)
          .orWhere(begun =>
            begun
              .where('created_at', '>=', start)
              .where('created_at', '<', end),
          )
          .orWhere(over =>
            over
              .where('active', 0)
              .where('state_since', '>=', start)
              .where('state_since', '<', end),
          ),
      )
      .orderBy(['state_since', 'id'])
      .select();
    const rows: Array<{
      agent_ref: string;
      environment_ref: string;
      candidate: string;
      state: string;
      active: number;
      created_at: number;
      state_since: number;
    }> = await whereAmong(query, 'agent_ref', agentRefs);
    const isWithin = (at: number) => Number(at) >= start && Number(at) < end;
    return rows.map(row => ({
      agentRef: row.agent_ref,
      environmentRef: row.environment_ref,
      version: row.candidate,
      state: row.state,
      began: isWithin(row.created_at),
      ended: Number(row.active) === 0 && isWithin(row.state_since),
    }));
  }

  async listLevelChanges(
    agentRefs: string[],
    { start, end }: DigestPeriod,
  ): Promise<DigestLevelChange[]> {
    const query: Knex.QueryBuilder = this.#knex('readiness_transitions')
      .where('at', '>=', start)
      .where('at', '<', end)
      .whereRaw('?? <> ??', ['to_rank', 'from_rank'])
      .orderBy(['at', 'agent_ref', 'scorecard_ref'])
      .select('agent_ref', 'from_rank', 'to_rank', 'text');
    const rows: Array<{
      agent_ref: string;
      from_rank: number;
      to_rank: number;
      text: string;
    }> = await whereAmong(query, 'agent_ref', agentRefs);
    return rows.map(row => ({
      agentRef: row.agent_ref,
      isLoss: row.to_rank < row.from_rank,
      text: row.text,
    }));
  }

  async listAlerts(
    agentRefs: string[],
    { start, end }: DigestPeriod,
    options: { isWholeFleet: boolean },
  ): Promise<DigestAlert[]> {
    const concerning = this.#knex('alert_agents').select('alert_id');
    const rows: Array<{ record: string }> = await this.#knex('alerts')
      .where('opened_at', '>=', start)
      .where('opened_at', '<', end)
      .where(which => {
        which.whereIn('id', whereAmong(concerning, 'agent_ref', agentRefs));
        if (options.isWholeFleet) {
          which.orWhereNotIn(
            'id',
            this.#knex('alert_agents').select('alert_id'),
          );
        }
      })
      .orderBy(['severity', 'opened_at', 'id'])
      .limit(MOST_ALERTS)
      .select('record');
    return rows.map(row => {
      const record: AlertRecord = JSON.parse(row.record);
      return {
        title: record.condition.title,
        severity: record.severity,
        state: record.state,
        openedAt: record.openedAt ?? record.startedAt,
        ...(record.acknowledged && { acknowledgedAt: record.acknowledged.at }),
      };
    });
  }
}
