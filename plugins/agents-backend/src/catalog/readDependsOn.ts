import {
  type Entity,
  parseEntityRef,
  RELATION_DEPENDS_ON,
  stringifyEntityRef,
} from '@backstage/catalog-model';

/** Far more than anything depends on. */
const MAXIMUM_DEPENDENCIES = 200;
const MAXIMUM_REF_LENGTH = 255;

/**
 * Entity references of what an entity depends on: those that it names itself, and those that name it
 * as something that depends on them. Sorted, each once.
 */
export function readDependsOn(entity: Entity): string[] {
  const refs = new Set<string>();
  for (const { type, targetRef } of entity.relations ?? []) {
    if (type === RELATION_DEPENDS_ON) add(refs, targetRef, entity);
  }
  const named = entity.spec?.dependsOn;
  for (const text of Array.isArray(named) ? named : []) {
    if (typeof text === 'string') add(refs, text, entity);
  }
  return [...refs].sort().slice(0, MAXIMUM_DEPENDENCIES);
}

function add(refs: Set<string>, text: string, entity: Entity): void {
  try {
    const ref = stringifyEntityRef(
      parseEntityRef(text, {
        defaultKind: 'component',
        defaultNamespace: entity.metadata.namespace ?? 'default',
      }),
    );
    if (ref.length <= MAXIMUM_REF_LENGTH) refs.add(ref);
  } catch {
    // The catalog makes no relation of what is no reference either.
  }
}
