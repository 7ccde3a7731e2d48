import type { Fact } from '@agent-portal/plugin-agents-common';
import type { FactRequest } from '@agent-portal/plugin-agents-node';
import { parseEntityRef } from '@backstage/catalog-model';
import type { JsonObject, JsonValue } from '@backstage/types';
import type { AgentStore } from '../../catalog/AgentStore';
import type { BuiltInFactProvider } from './BuiltInFactProvider';

const SOURCE = { title: 'Catalog' };

/** How long after a synchronisation it counts as late, ms; one is due every few seconds. */
const LATE_MS = 2 * 60_000;
/** How long what the catalog said last holds without another synchronisation, ms. */
const HOLDS_MS = 15 * 60_000;

interface CatalogFactProviderOptions {
  agents: Pick<AgentStore, 'listEntities'>;
  /** When the catalog was read in full last, ms; nothing before it was. */
  lastSyncAt: () => number | undefined;
  now: () => number;
}

/** What is said of an entity, by the ids of the facts. */
const QUESTIONS: Record<string, (entity: JsonObject) => boolean> = {
  hasOwner: entity => isText(part(entity, 'spec', 'owner')),
  hasGroupOwner: entity => isGroup(part(entity, 'spec', 'owner')),
  hasTitle: entity => isText(part(entity, 'metadata', 'title')),
  hasDescription: entity => isText(part(entity, 'metadata', 'description')),
  hasTags: entity => {
    const tags = part(entity, 'metadata', 'tags');
    return Array.isArray(tags) && tags.length > 0;
  },
  hasAnnotationBackstageIoTechdocsRef: entity =>
    isText(
      part(entity, 'metadata', 'annotations', 'backstage.io/techdocs-ref'),
    ),
};

/** Knows what the catalog says about agents. */
export class CatalogFactProvider implements BuiltInFactProvider {
  readonly id = 'catalog';
  readonly title = 'the catalog';
  readonly #options: CatalogFactProviderOptions;
  /** What stands in for the last synchronisation while this process has made none, ms. */
  readonly #startedAt: number;

  private constructor(options: CatalogFactProviderOptions) {
    this.#options = options;
    this.#startedAt = options.now();
  }

  static create(options: CatalogFactProviderOptions): CatalogFactProvider {
    return new CatalogFactProvider(options);
  }

  covers(factId: string): boolean {
    return factId === 'entity' || Object.hasOwn(QUESTIONS, factId);
  }

  async collect({
    agentRefs,
    now,
  }: FactRequest): Promise<Map<string, Map<string, Fact>>> {
    const { agents, lastSyncAt } = this.#options;
    const entities = await agents.listEntities(agentRefs);
    const syncedAt = lastSyncAt() ?? this.#startedAt;
    // Said only once it is late: an end that moves with each synchronisation would make all that is
    // stored of each agent another every few seconds.
    const expiresAt =
      now - syncedAt > LATE_MS ? syncedAt + HOLDS_MS : undefined;
    return new Map(
      [...entities].map(([ref, entity]) => [ref, factsOf(entity, expiresAt)]),
    );
  }
}

function factsOf(
  entity: JsonObject,
  expiresAt: number | undefined,
): Map<string, Fact> {
  const observed = (value: JsonValue): Fact => ({
    value,
    ...(expiresAt !== undefined && { expiresAt }),
    provenance: 'observed',
    source: SOURCE,
  });
  const facts = new Map<string, Fact>([['entity', observed(entity)]]);
  for (const [id, ask] of Object.entries(QUESTIONS)) {
    facts.set(
      id,
      // Of an entity that is too long only the name is kept.
      entity.spec === undefined
        ? { missing: 'its entity is too long to be kept' }
        : observed(ask(entity)),
    );
  }
  return facts;
}

function part(value: JsonValue | undefined, ...path: string[]) {
  let inner = value;
  for (const key of path) {
    if (typeof inner !== 'object' || !inner || Array.isArray(inner)) {
      return undefined;
    }
    inner = Object.hasOwn(inner, key) ? inner[key] : undefined;
  }
  return inner;
}

function isText(value: JsonValue | undefined): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

function isGroup(owner: JsonValue | undefined): boolean {
  if (!isText(owner)) return false;
  try {
    return parseEntityRef(owner, { defaultKind: 'group' }).kind === 'group';
  } catch {
    return false;
  }
}
