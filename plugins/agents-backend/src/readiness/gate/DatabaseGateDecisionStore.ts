import type { Knex } from 'knex';
import { whereAgentScope } from '../../database/whereAgentScope';
import type {
  GateDecisionFilter,
  GateDecisionStore,
  StoredGateDecision,
} from './GateDecisionStore';

/** Keeps what the gate decided in the plugin's database. */
export class DatabaseGateDecisionStore implements GateDecisionStore {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): DatabaseGateDecisionStore {
    return new DatabaseGateDecisionStore(options.knex);
  }

  async insert(stored: StoredGateDecision): Promise<void> {
    const { decision } = stored;
    await this.#knex('gate_decisions').insert({
      id: decision.id,
      at: Date.parse(decision.at),
      agent_ref: decision.agent,
      environment_ref: decision.environment,
      verdict: decision.verdict,
      actor: decision.actor,
      decision: JSON.stringify({
        decision,
        ...(stored.facts && { factSet: [...stored.facts] }),
      }),
    });
  }

  async list(filter: GateDecisionFilter): Promise<StoredGateDecision[]> {
    const query = this.#knex('gate_decisions')
      .orderBy([
        { column: 'at', order: 'desc' },
        { column: 'id', order: 'asc' },
      ])
      .limit(filter.limit);
    whereAgentScope(query, filter.scope, 'agent_ref');
    if (filter.agentRef) query.where('agent_ref', filter.agentRef);
    if (filter.verdict) query.where('verdict', filter.verdict);
    if (filter.before !== undefined) query.where('at', '<', filter.before);
    const { after } = filter;
    if (after) {
      query.where(later =>
        later
          .where('at', '<', after.at)
          .orWhere(same =>
            same.where('at', after.at).where('id', '>', after.id),
          ),
      );
    }
    if (filter.since !== undefined) query.where('at', '>=', filter.since);
    const stored: string[] = await query.pluck('decision');
    return stored.map(readDecision);
  }

  async prune(before: number): Promise<void> {
    await this.#knex('gate_decisions').where('at', '<', before).del();
  }
}

function readDecision(text: string): StoredGateDecision {
  const { decision, factSet } = JSON.parse(text);
  return { decision, ...(factSet && { facts: new Map(factSet) }) };
}
