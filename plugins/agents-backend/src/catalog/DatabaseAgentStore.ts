import { parseEntityRef } from '@backstage/catalog-model';
import type { JsonObject } from '@backstage/types';
import type { Knex } from 'knex';
import { markAllChanged, markChanged } from '../database/markChanged';
import { chunksOf, insertRows, upsertRows } from '../database/upsertRows';
import { whereAmong } from '../database/whereAmong';
import type {
  AgentStore,
  Policies,
  StoredAgent,
  StoredPolicy,
} from './AgentStore';
import { INCOMPLETE_KEY } from './entityAttributes';
import { groupPolicies } from './groupPolicies';
import { keepRegistration } from './keepRegistration';
import type { AgentDescriptor, InstanceTarget } from './model';

/** Keeps what the catalog said last in the plugin's database. */
export class DatabaseAgentStore implements AgentStore {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): DatabaseAgentStore {
    return new DatabaseAgentStore(options.knex);
  }

  async listAgentEtags(): Promise<Map<string, string>> {
    return this.#listEtags('agents');
  }

  async listPolicyEtags(): Promise<Map<string, string>> {
    return this.#listEtags('agent_policies');
  }

  async saveAgents(changes: {
    put: StoredAgent[];
    remove: string[];
  }): Promise<void> {
    const byRef = (a: StoredAgent, b: StoredAgent) =>
      a.descriptor.ref < b.descriptor.ref ? -1 : 1;
    const put = [...changes.put].sort(byRef);
    const { remove } = changes;
    const touched = [...put.map(agent => agent.descriptor.ref), ...remove];
    await this.#knex.transaction(async transaction => {
      // The agents first: whoever holds their rows alone replaces what belongs to them. Two
      // backends that synchronise at once would otherwise leave the facts of both.
      await upsertRows(transaction, {
        table: 'agents',
        key: ['ref'],
        rows: put.map(({ etag, descriptor }) => ({
          ref: descriptor.ref,
          etag,
          descriptor: JSON.stringify(descriptor),
        })),
      });
      for (const refs of chunksOf(remove)) {
        await transaction('agents').whereIn('ref', refs).del();
        await transaction('agent_entities').whereIn('agent_ref', refs).del();
      }
      const stored = await listTargets(
        transaction,
        put.map(agent => agent.descriptor.ref),
      );
      for (const refs of chunksOf(touched)) {
        await transaction('agent_instances').whereIn('agent_ref', refs).del();
        await transaction('agent_attributes').whereIn('agent_ref', refs).del();
        await transaction('agent_dependencies')
          .whereIn('agent_ref', refs)
          .del();
      }
      await upsertRows(transaction, {
        table: 'agent_entities',
        key: ['agent_ref'],
        rows: put.map(({ descriptor, entity }) => ({
          agent_ref: descriptor.ref,
          entity: JSON.stringify(entity),
        })),
      });
      await insertRows(transaction, {
        table: 'agent_instances',
        rows: keepRegistration(
          put.flatMap(agent => agent.instances),
          stored,
        ).map(target => ({
          agent_ref: target.agentRef,
          environment_ref: target.environmentRef,
          target: JSON.stringify(target),
        })),
      });
      await insertRows(transaction, {
        table: 'agent_attributes',
        rows: put.flatMap(agent =>
          agent.attributes.map(([key, value]) => ({
            agent_ref: agent.descriptor.ref,
            key,
            value,
          })),
        ),
      });
      await insertRows(transaction, {
        table: 'agent_dependencies',
        rows: put.flatMap(({ descriptor: { ref, dependsOn = [] } }) =>
          dependsOn.map(resource => ({
            agent_ref: ref,
            resource_ref: resource,
          })),
        ),
      });
      await markChanged(transaction, touched);
    });
  }

  async savePolicies(changes: {
    put: StoredPolicy[];
    remove: string[];
  }): Promise<void> {
    await this.#knex.transaction(async transaction => {
      for (const refs of chunksOf(changes.remove)) {
        await transaction('agent_policies').whereIn('ref', refs).del();
      }
      await upsertRows(transaction, {
        table: 'agent_policies',
        key: ['ref'],
        rows: changes.put.map(({ etag, kind, definition }) => ({
          ref: definition.ref,
          kind,
          etag,
          definition: JSON.stringify(definition),
        })),
      });
      await markAllChanged(transaction);
    });
  }

  async listAgents(refs?: string[]): Promise<AgentDescriptor[]> {
    const rows = await selectTexts(this.#knex, {
      table: 'agents',
      key: 'ref',
      column: 'descriptor',
      refs,
    });
    return rows.map(text => JSON.parse(text));
  }

  async findAgentRefs(names: string[]): Promise<string[]> {
    const facts = this.#knex('agent_attributes');
    const rows: Array<{ agent_ref: string }> = await whereAmong(
      facts.where('key', 'metadata.name'),
      'value',
      names,
    )
      // Of an agent with too many facts the name may not be among those that are kept.
      .orWhere('key', INCOMPLETE_KEY)
      .distinct('agent_ref')
      .orderBy('agent_ref');
    const wanted = new Set(names);
    return rows
      .map(row => row.agent_ref)
      .filter(ref => wanted.has(parseEntityRef(ref).name));
  }

  async getAgent(ref: string): Promise<AgentDescriptor | undefined> {
    const [agent] = await this.listAgents([ref]);
    return agent;
  }

  async listInstances(refs?: string[]): Promise<InstanceTarget[]> {
    return listTargets(this.#knex, refs);
  }

  async listEntities(refs: string[]): Promise<Map<string, JsonObject>> {
    const entities = new Map<string, JsonObject>();
    for (const chunk of chunksOf(refs)) {
      const rows: Array<{ agent_ref: string; entity: string }> =
        await this.#knex('agent_entities').whereIn('agent_ref', chunk);
      for (const { agent_ref, entity } of rows) {
        entities.set(agent_ref, JSON.parse(entity));
      }
    }
    return entities;
  }

  async listPolicies(): Promise<Policies> {
    const rows: Array<{
      kind: StoredPolicy['kind'];
      etag: string;
      definition: string;
    }> = await this.#knex('agent_policies')
      .select('kind', 'etag', 'definition')
      .orderBy('ref');
    return groupPolicies(
      rows.map(row => ({ ...row, definition: JSON.parse(row.definition) })),
    );
  }

  async #listEtags(table: string): Promise<Map<string, string>> {
    const rows: Array<{ ref: string; etag: string }> = await this.#knex(
      table,
    ).select('ref', 'etag');
    return new Map(rows.map(row => [row.ref, row.etag]));
  }
}

async function listTargets(
  knex: Knex,
  refs: string[] | undefined,
): Promise<InstanceTarget[]> {
  const rows = await selectTexts(knex, {
    table: 'agent_instances',
    key: 'agent_ref',
    column: 'target',
    refs,
  });
  return rows.map(text => JSON.parse(text));
}

/** One column of the named rows, or of all, in the order of their keys. */
async function selectTexts(
  knex: Knex,
  options: {
    table: string;
    key: string;
    column: string;
    refs: string[] | undefined;
  },
): Promise<string[]> {
  const { table, key, column, refs } = options;
  const texts: string[] = [];
  for (const chunk of refs ? chunksOf(refs) : [undefined]) {
    const query = knex(table).select(column).orderBy(key);
    if (chunk) query.whereIn(key, chunk);
    for (const row of await query) texts.push(row[column]);
  }
  return texts;
}
