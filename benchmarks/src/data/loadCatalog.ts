import { createHash, randomUUID } from 'node:crypto';
import type { Entity } from '@backstage/catalog-model';
import type { Knex } from 'knex';
import { refOf } from './createEntities';
import { finishLoading, insertAll } from './insertAll';

/** Far enough away that the catalog leaves what is loaded alone. */
const NEVER = '2099-01-01T00:00:00.000Z';

const NOT_SEARCHED = new Set(['attachments', 'relations', 'status']);

/**
 * Writes entities into the catalog's tables as they are once the catalog has processed and
 * stitched them, with the rows by which it searches and sorts; ingesting ten thousand through
 * its processing loop would take minutes and change nothing that reading measures.
 */
export async function loadCatalog(
  knex: Knex,
  entities: Entity[],
): Promise<void> {
  const now = new Date().toISOString();
  const rows = entities.map(entity => {
    const text = JSON.stringify(entity);
    const uid = randomUUID();
    const etag = createHash('sha1').update(text).digest('hex');
    const metadata = { namespace: 'default', ...entity.metadata, uid, etag };
    const final: Entity = {
      ...entity,
      metadata,
      relations: relationsOf(entity),
    };
    return { uid, etag, ref: refOf(entity), text, final };
  });
  await insertAll(
    knex,
    'refresh_state',
    rows.map(({ uid, ref, text }) => ({
      entity_id: uid,
      entity_ref: ref,
      unprocessed_entity: text,
      processed_entity: text,
      errors: '[]',
      next_update_at: NEVER,
      last_discovery_at: now,
    })),
  );
  await insertAll(
    knex,
    'final_entities',
    rows.map(({ uid, ref, etag, final }) => ({
      entity_id: uid,
      entity_ref: ref,
      hash: etag,
      final_entity: JSON.stringify(final),
      last_updated_at: now,
    })),
  );
  await insertAll(
    knex,
    'search',
    rows.flatMap(({ uid, final }) => searchRows(uid, final)),
  );
  await finishLoading(knex, ['refresh_state', 'final_entities', 'search']);
}

function relationsOf({ spec }: Entity): Entity['relations'] {
  const relations = [];
  if (typeof spec?.owner === 'string') {
    relations.push({ type: 'ownedBy', targetRef: spec.owner });
  }
  if (typeof spec?.system === 'string') {
    relations.push({
      type: 'partOf',
      targetRef: `system:default/${spec.system}`,
    });
  }
  return relations;
}

/** One row for each distinct key and value in an entity, both in lower case. */
function searchRows(uid: string, entity: Entity) {
  const found = new Map<string, Record<string, string>>();
  const add = (path: string, value: string) => {
    const [key, lower] = [path.toLowerCase(), value.toLowerCase()];
    found.set(`${key}\n${lower}`, {
      entity_id: uid,
      key,
      value: lower,
      original_value: value,
    });
  };
  const walk = (path: string, value: unknown) => {
    if (Array.isArray(value)) {
      for (const item of value) {
        walk(path, item);
        if (typeof item === 'string') add(`${path}.${item}`, 'true');
      }
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, child] of Object.entries(value)) {
        const next = path ? `${path}.${key}` : key;
        if (!NOT_SEARCHED.has(next)) walk(next, child);
      }
    } else {
      add(path, String(value));
    }
  };
  walk('', entity);
  for (const { type, targetRef } of entity.relations ?? []) {
    add(`relations.${type}`, targetRef);
  }
  return [...found.values()];
}
