import type { AuthService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { ResourceStore, StoredResource } from './ResourceStore';
import { toStoredResource } from './toStoredResource';

/** Enough to tell whether an entity has changed since it was last read. */
const IDENTITY_FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.etag',
];

/** Entities read at a time. */
const READ_SIZE = 500;
/** What a chain of dependencies beyond this holds says nothing about an agent any more. */
const MAXIMUM_DEPTH = 8;
const MAXIMUM_RESOURCES = 20_000;

/**
 * Brings what is stored of the things that agents depend on up to date. Read are only those, and what
 * they depend on themselves: a catalog may hold many more resources than any agent needs.
 */
export class ResourceSync {
  readonly #catalog: CatalogService;
  readonly #auth: AuthService;
  readonly #store: ResourceStore;

  private constructor(options: {
    catalog: CatalogService;
    auth: AuthService;
    store: ResourceStore;
  }) {
    this.#catalog = options.catalog;
    this.#auth = options.auth;
    this.#store = options.store;
  }

  static create(options: {
    catalog: CatalogService;
    auth: AuthService;
    store: ResourceStore;
  }): ResourceSync {
    return new ResourceSync(options);
  }

  /** A catalog that fails half-way leaves what is stored as it was. */
  async run(options: { signal?: AbortSignal } = {}): Promise<void> {
    const etags = await this.#store.listEtags();
    const stored = await this.#store.listResources();
    const found = new Set<string>();
    const put: StoredResource[] = [];
    let level = onlyResources(await this.#store.listNamedByAgents());
    for (let depth = 0; level.length > 0 && depth < MAXIMUM_DEPTH; depth++) {
      const next = new Set<string>();
      for (let start = 0; start < level.length; start += READ_SIZE) {
        options.signal?.throwIfAborted();
        const refs = level.slice(start, start + READ_SIZE);
        const current = await this.#readEtags(refs);
        const changed = refs.filter(
          ref => current.has(ref) && current.get(ref) !== etags.get(ref),
        );
        const read = await this.#readResources(changed);
        put.push(...read.values());
        for (const ref of current.keys()) {
          found.add(ref);
          const definition = read.get(ref)?.definition ?? stored.get(ref);
          for (const one of definition?.dependsOn ?? []) next.add(one);
        }
      }
      level = onlyResources([...next])
        .filter(ref => !found.has(ref))
        .slice(0, MAXIMUM_RESOURCES - found.size);
    }
    const remove = [...etags.keys()].filter(ref => !found.has(ref));
    await this.#store.save({ put, remove });
  }

  async #readEtags(refs: string[]): Promise<Map<string, string>> {
    const { items } = await this.#catalog.getEntitiesByRefs(
      { entityRefs: refs, fields: IDENTITY_FIELDS },
      { credentials: await this.#auth.getOwnServiceCredentials() },
    );
    return new Map(
      items.flatMap(
        (entity): Array<[string, string]> =>
          entity
            ? [[stringifyEntityRef(entity), entity.metadata.etag ?? '']]
            : [],
      ),
    );
  }

  async #readResources(refs: string[]): Promise<Map<string, StoredResource>> {
    if (refs.length === 0) return new Map();
    const { items } = await this.#catalog.getEntitiesByRefs(
      { entityRefs: refs },
      { credentials: await this.#auth.getOwnServiceCredentials() },
    );
    return new Map(
      items.flatMap(
        (entity): Array<[string, StoredResource]> =>
          entity
            ? [[stringifyEntityRef(entity), toStoredResource(entity)]]
            : [],
      ),
    );
  }
}

function onlyResources(refs: string[]): string[] {
  return refs.filter(ref => ref.startsWith('resource:'));
}
