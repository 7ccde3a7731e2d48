import type {
  PermissionCondition,
  PermissionCriteria,
} from '@backstage/plugin-permission-common';
import type { AgentCriteria } from './AgentScope';

/** The catalog's permission rules that can be answered from an entity's facts. */
const RULES: Record<
  string,
  (parameters: Record<string, unknown>) => AgentCriteria | undefined
> = {
  IS_ENTITY_KIND: ({ kinds }) => fact('kind', texts(kinds)),
  IS_ENTITY_OWNER: ({ claims }) => fact('relations.ownedBy', texts(claims)),
  HAS_LABEL: ({ label, value }) => property('metadata.labels', label, value),
  HAS_ANNOTATION: ({ annotation, value }) =>
    property('metadata.annotations', annotation, value),
  HAS_METADATA: ({ key, value }) => property('metadata', key, value),
  HAS_SPEC: ({ key, value }) => property('spec', key, value),
};

/**
 * Translates a conditional decision on `catalog.entity.read` into criteria on stored facts.
 *
 * @returns `undefined` when it holds a rule that is not the catalog's own: such a rule can only
 *   be answered by the catalog.
 */
export function toAgentCriteria(
  conditions: PermissionCriteria<PermissionCondition>,
): AgentCriteria | undefined {
  if ('allOf' in conditions) {
    const allOf = translateAll(conditions.allOf);
    return allOf && { allOf };
  }
  if ('anyOf' in conditions) {
    const anyOf = translateAll(conditions.anyOf);
    return anyOf && { anyOf };
  }
  if ('not' in conditions) {
    const not = toAgentCriteria(conditions.not);
    return not && { not };
  }
  if (!Object.hasOwn(RULES, conditions.rule)) return undefined;
  return RULES[conditions.rule](conditions.params ?? {});
}

function translateAll(
  conditions: PermissionCriteria<PermissionCondition>[],
): AgentCriteria[] | undefined {
  const translated = conditions.map(toAgentCriteria);
  return translated.every(one => one !== undefined) ? translated : undefined;
}

function property(
  prefix: string,
  key: unknown,
  value: unknown,
): AgentCriteria | undefined {
  if (typeof key !== 'string') return undefined;
  return fact(
    `${prefix}.${key}`,
    value === undefined ? undefined : texts([value]),
    value === undefined,
  );
}

function fact(
  key: string,
  values: string[] | undefined,
  anyValue = false,
): AgentCriteria | undefined {
  if (!values && !anyValue) return undefined;
  return {
    key: key.toLowerCase(),
    values: values?.map(value => value.toLowerCase()),
  };
}

function texts(value: unknown): string[] | undefined {
  return Array.isArray(value) && value.every(one => typeof one === 'string')
    ? value
    : undefined;
}
