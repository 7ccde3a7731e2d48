import type {
  LedgerKind,
  Rollout,
  TimelineEvent,
} from '@agent-portal/plugin-agents-common';
import type { Knex } from 'knex';
import type { AgentRolloutSource, EventWindow } from '../../agents/sources';

/** What happened to an agent; the rest tells how a rollout came to it, and is in its ledger. */
const EVENTS: LedgerKind[] = [
  'created',
  'started',
  'weight-reached',
  'held',
  'paused',
  'resumed',
  'promoted',
  'rolling-back',
  'signal',
  'drift',
  'retired',
  'ended',
];

/** What became of an agent's rollouts, as events of its timeline. */
export class RolloutTimelineReadModel implements AgentRolloutSource {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): RolloutTimelineReadModel {
    return new RolloutTimelineReadModel(options.knex);
  }

  async listEvents(
    agentRef: string,
    { before, limit }: EventWindow,
  ): Promise<TimelineEvent[]> {
    const rows: Array<{
      id: string;
      at: number;
      text: string;
      rollout: string;
    }> = await this.#knex('rollout_ledger as entry')
      .join('rollouts', 'rollouts.id', 'entry.rollout_id')
      .where('rollouts.agent_ref', agentRef)
      .whereIn('entry.kind', EVENTS)
      .where('entry.at', '<', before)
      .orderBy([
        { column: 'entry.at', order: 'desc' },
        { column: 'entry.number', order: 'desc' },
      ])
      .limit(limit)
      .select('rollouts.id', 'rollouts.rollout', 'entry.at', 'entry.text');
    return rows.map(({ id, at, text, ...row }) => {
      const rollout: Rollout = JSON.parse(row.rollout);
      return {
        at: new Date(at).toISOString(),
        kind: 'rollout',
        subject: id,
        from: rollout.stable ?? '',
        to: rollout.candidate,
        text,
      };
    });
  }
}
