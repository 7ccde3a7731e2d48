import type { Fact } from '@agent-portal/plugin-agents-common';
import type { FactRequest } from '@agent-portal/plugin-agents-node';
import { parseEntityRef } from '@backstage/catalog-model';
import type { JsonObject, JsonValue } from '@backstage/types';
import type { AgentStore } from '../../catalog/AgentStore';
import type { BuiltInFactProvider } from './BuiltInFactProvider';

const SOURCE = { title: 'Catalog' };

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
  readonly #agents: Pick<AgentStore, 'listEntities'>;

  private constructor(agents: Pick<AgentStore, 'listEntities'>) {
    this.#agents = agents;
  }

  static create(options: {
    agents: Pick<AgentStore, 'listEntities'>;
  }): CatalogFactProvider {
    return new CatalogFactProvider(options.agents);
  }

  covers(factId: string): boolean {
    return factId === 'entity' || Object.hasOwn(QUESTIONS, factId);
  }

  async collect({
    agentRefs,
  }: FactRequest): Promise<Map<string, Map<string, Fact>>> {
    const entities = await this.#agents.listEntities(agentRefs);
    return new Map(
      [...entities].map(([ref, entity]) => [ref, factsOf(entity)]),
    );
  }
}

function factsOf(entity: JsonObject): Map<string, Fact> {
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

function observed(value: JsonValue): Fact {
  return { value, provenance: 'observed', source: SOURCE };
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
