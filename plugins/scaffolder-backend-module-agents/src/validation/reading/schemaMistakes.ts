import type { Step } from '../files';
import { at, shown } from './plain';

/** An error of a JSON Schema validator: Ajv's, or one compiled by it. */
export interface SchemaError {
  instancePath: string;
  keyword: string;
  params: Record<string, unknown>;
  message?: string;
}

/** Where data departs from a schema, in words. */
export interface SchemaMistake {
  steps: Step[];
  keyword: string;
  message: string;
  fix: string;
}

/** Says each error of a schema with the field and the value seen. */
export function schemaMistakes(
  errors: SchemaError[],
  value: unknown,
): SchemaMistake[] {
  const seen = new Set<string>();
  return errors
    .filter(({ keyword }) => !['anyOf', 'oneOf', 'if'].includes(keyword))
    .map(error => toMistake(error, value))
    .filter(({ message }) => !seen.has(message) && seen.add(message));
}

function toMistake(error: SchemaError, value: unknown): SchemaMistake {
  const steps = error.instancePath
    .split('/')
    .slice(1)
    .map(step => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map(step => (/^\d+$/.test(step) ? Number(step) : step));
  const field = fieldName(steps);
  const { keyword, params } = error;
  if (keyword === 'required') {
    return {
      steps,
      keyword,
      message: `${field} lacks ${String(params.missingProperty)}`,
      fix: `add ${String(params.missingProperty)}`,
    };
  }
  if (keyword === 'additionalProperties') {
    const key = String(params.additionalProperty);
    return {
      steps: [...steps, key],
      keyword,
      message: `${field} has the unknown field ${key}`,
      fix: 'correct its name or remove it',
    };
  }
  const allowed = params.allowedValues ?? params.allowedValue;
  return {
    steps,
    keyword,
    message: `${field} ${error.message ?? 'does not fit'} (got ${shown(
      at(value, ...steps),
    )})`,
    fix: allowed
      ? `write ${[allowed].flat().join(', ')}`
      : 'correct it as its schema says',
  };
}

/** Steps as people write them: `spec.ports[0].port`. */
export function fieldName(steps: Step[]): string {
  const name = steps
    .map(step => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .replace(/^\./, '');
  return name || 'the document';
}
