import type { Entity } from '@backstage/catalog-model';

/** As in the catalog's own search table: longer values are never matched by value. */
const MAXIMUM_VALUE_LENGTH = 200;
const MAXIMUM_KEY_LENGTH = 200;
const MAXIMUM_ATTRIBUTES = 500;

/** Marks an entity with more facts than are kept; no key of an entity's own reads like it. */
export const INCOMPLETE_KEY = 'incomplete';

/** What changes with every processing round and nobody writes rules about. */
const LEFT_OUT = new Set(['metadata.etag', 'metadata.uid']);

/**
 * Flattens an entity into lower-case `[key, value]` facts, in the way in which the catalog's
 * permission rules address them: `kind`, `metadata.annotations.x`, `spec.owner`,
 * `relations.ownedby`.
 *
 * A value that is too long to compare is kept as an empty one, so that rules which ask only
 * whether the key exists still find it. An entity with too many facts has the fact
 * {@link INCOMPLETE_KEY}, as what is missing must not be taken for what is not there.
 */
export function entityAttributes(
  entity: Entity,
): Array<[key: string, value: string]> {
  const found = new Map<string, [string, string]>();
  let isComplete = true;
  const add = (path: string, value: string) => {
    const key = path.toLowerCase();
    if (key.length > MAXIMUM_KEY_LENGTH || LEFT_OUT.has(key)) return;
    const text = value.length > MAXIMUM_VALUE_LENGTH ? '' : value.toLowerCase();
    const name = `${key}\n${text}`;
    if (found.has(name)) return;
    if (found.size >= MAXIMUM_ATTRIBUTES) isComplete = false;
    else found.set(name, [key, text]);
  };

  add('kind', entity.kind);
  for (const relation of entity.relations ?? []) {
    add(`relations.${relation.type}`, relation.targetRef);
  }
  walk('metadata', entity.metadata, add);
  walk('spec', entity.spec, add);
  return isComplete
    ? [...found.values()]
    : [...found.values(), [INCOMPLETE_KEY, 'true']];
}

function walk(
  path: string,
  value: unknown,
  add: (path: string, value: string) => void,
): void {
  if (value === undefined || value === null) return;
  if (Array.isArray(value)) {
    for (const item of value) {
      walk(path, item, add);
      if (typeof item === 'string') add(`${path}.${item}`, 'true');
    }
  } else if (typeof value === 'object') {
    for (const [key, child] of Object.entries(value)) {
      walk(`${path}.${key}`, child, add);
    }
  } else {
    add(path, String(value));
  }
}
