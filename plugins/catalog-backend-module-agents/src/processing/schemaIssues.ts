import {
  agentComponentSchema,
  alertPolicySchema,
  describeValue,
  environmentResourceSchema,
  isAgentEntity,
  isAlertPolicyEntity,
  isEnvironmentEntity,
  isKpiSetEntity,
  isRolloutPlanEntity,
  isScorecardEntity,
  kpiSetSchema,
  rolloutPlanSchema,
  scorecardSchema,
} from '@agent-portal/plugin-agents-common';
import type { EntityIssue } from '@agent-portal/plugin-agents-common';
import type { Entity } from '@backstage/catalog-model';
import Ajv from 'ajv';
import type { ErrorObject, ValidateFunction } from 'ajv';

// `verbose` hands out the value with each error, so that it can be named.
const ajv = new Ajv({ allErrors: true, verbose: true, addUsedSchema: false });

const validators: [(entity: Entity) => boolean, ValidateFunction][] = [
  [isAgentEntity, ajv.compile(agentComponentSchema)],
  [isEnvironmentEntity, ajv.compile(environmentResourceSchema)],
  [isKpiSetEntity, ajv.compile(kpiSetSchema)],
  [isRolloutPlanEntity, ajv.compile(rolloutPlanSchema)],
  [isScorecardEntity, ajv.compile(scorecardSchema)],
  [isAlertPolicyEntity, ajv.compile(alertPolicySchema)],
];

/**
 * Says where an entity departs from the JSON Schema of its kind, naming field
 * and value. The catalog checks the same schemas, but its messages leave the
 * value out.
 */
export function schemaIssues(entity: Entity): EntityIssue[] {
  const found = validators.find(([is]) => is(entity));
  if (!found) {
    return [];
  }
  const [, validate] = found;
  if (validate(entity)) {
    return [];
  }
  return (
    (validate.errors ?? [])
      // These only say that a branch failed; what failed in it is listed too.
      .filter(({ keyword }) => keyword !== 'if' && keyword !== 'propertyNames')
      .map(toIssue)
  );
}

function toIssue(error: ErrorObject): EntityIssue {
  const path = toPath(error.instancePath);
  const { keyword, params, data } = error;
  if (keyword === 'required') {
    return {
      path: `${path}.${params.missingProperty}`,
      value: 'nothing',
      message: 'is missing',
      fix: 'add it',
    };
  }
  if (keyword === 'additionalProperties') {
    const key = String(params.additionalProperty);
    return {
      path: `${path}.${key.slice(0, 60)}`,
      value: describeValue(
        typeof data === 'object' && data !== null
          ? Reflect.get(data, key)
          : undefined,
      ),
      message: 'stands in a field that is not known',
      fix: 'correct the name of the field or remove it',
    };
  }
  const allowed = params.allowedValues ?? params.allowedValue;
  return {
    path,
    value: describeValue(data),
    message: `is not valid: it ${error.message ?? 'does not fit'}`,
    fix: allowed
      ? `write ${[allowed].flat().join(', ')}`
      : 'correct it as the schema of the kind says',
  };
}

/** Turns a JSON pointer into a path such as `spec.agent.instances[1].url`. */
function toPath(pointer: string): string {
  return pointer
    .split('/')
    .slice(1)
    .map(part => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map(part => (/^\d+$/.test(part) ? `[${part}]` : `.${part}`))
    .join('')
    .replace(/^\./, '');
}
