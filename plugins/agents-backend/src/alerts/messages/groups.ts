import {
  type Entity,
  parseEntityRef,
  RELATION_CHILD_OF,
  RELATION_HAS_MEMBER,
  RELATION_MEMBER_OF,
  RELATION_PARENT_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';

/** Groups directly above a group, or those that a user is a member of. */
export function listAbove(entity: Entity | undefined): string[] {
  if (!entity) return [];
  const isPerson = isUser(entity);
  const related = listRelated(
    entity,
    isPerson ? RELATION_MEMBER_OF : RELATION_CHILD_OF,
  );
  if (related.length > 0) return related;
  const parent = entity.spec?.parent;
  return typeof parent === 'string' && !isPerson
    ? [readGroup(parent, entity)]
    : [];
}

/** Users and groups directly within a group. */
export function listMembers(entity: Entity): string[] {
  return [
    ...listRelated(entity, RELATION_HAS_MEMBER),
    ...listRelated(entity, RELATION_PARENT_OF),
  ];
}

/** Whether an entity is a person. */
export function isUser({ kind }: Entity): boolean {
  return kind.toLocaleLowerCase('en-US') === 'user';
}

function listRelated(entity: Entity, type: string): string[] {
  return (entity.relations ?? [])
    .filter(relation => relation.type === type)
    .map(({ targetRef }) => targetRef);
}

function readGroup(text: string, entity: Entity): string {
  return stringifyEntityRef(
    parseEntityRef(text, {
      defaultKind: 'group',
      defaultNamespace: entity.metadata.namespace ?? 'default',
    }),
  );
}
