import type { Knex } from 'knex';
import { chunksOf, upsertRows } from '../database/upsertRows';
import { whereAmong } from '../database/whereAmong';
import type { ResourceDescriptor } from './model';
import type { ResourceStore, StoredResource } from './ResourceStore';

/** Keeps what agents depend on in the plugin's database. */
export class DatabaseResourceStore implements ResourceStore {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): DatabaseResourceStore {
    return new DatabaseResourceStore(options.knex);
  }

  async listEtags(): Promise<Map<string, string>> {
    const rows: Array<{ ref: string; etag: string }> = await this.#knex(
      'resources',
    ).select('ref', 'etag');
    return new Map(rows.map(({ ref, etag }) => [ref, etag]));
  }

  async listNamedByAgents(): Promise<string[]> {
    return this.#knex('agent_dependencies')
      .distinct('resource_ref')
      .orderBy('resource_ref')
      .pluck('resource_ref');
  }

  async listDependents(refs: string[]): Promise<string[]> {
    const query: Knex.QueryBuilder = this.#knex('agent_dependencies')
      .distinct('agent_ref')
      .orderBy('agent_ref');
    return whereAmong(query, 'resource_ref', refs).pluck('agent_ref');
  }

  async listResources(): Promise<Map<string, ResourceDescriptor>> {
    const rows: Array<{ ref: string; definition: string }> = await this.#knex(
      'resources',
    )
      .select('ref', 'definition')
      .orderBy('ref');
    return new Map(
      rows.map(({ ref, definition }) => [ref, JSON.parse(definition)]),
    );
  }

  async save(changes: {
    put: StoredResource[];
    remove: string[];
  }): Promise<void> {
    const { put, remove } = changes;
    if (put.length + remove.length === 0) return;
    await this.#knex.transaction(async transaction => {
      for (const refs of chunksOf(remove)) {
        await transaction('resources').whereIn('ref', refs).del();
      }
      await upsertRows(transaction, {
        table: 'resources',
        key: ['ref'],
        rows: [...put]
          .sort((a, b) => (a.definition.ref < b.definition.ref ? -1 : 1))
          .map(({ etag, definition }) => ({
            ref: definition.ref,
            etag,
            definition: JSON.stringify(definition),
          })),
      });
    });
  }
}
