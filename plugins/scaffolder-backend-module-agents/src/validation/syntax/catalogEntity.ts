import {
  agentComponentSchema,
  isAgentEntity,
  isKpiSetEntity,
  kpiSetSchema,
  validateAgentPortalEntity,
  validateEntityLimits,
} from '@agent-portal/plugin-agents-common';
import {
  type Entity,
  entityEnvelopeSchemaValidator,
  FieldFormatEntityPolicy,
  NoForeignRootFieldsEntityPolicy,
  SchemaValidEntityPolicy,
} from '@backstage/catalog-model';
import Ajv from 'ajv';
import type { Finding } from '../Finding';
import { type Step, YamlDocument } from '../files';
import { perFile } from '../perFile';
import { schemaMistakes } from '../reading/schemaMistakes';

const id = 'catalog-entity';
const isEnvelope = entityEnvelopeSchemaValidator();
const policies = [
  new SchemaValidEntityPolicy(),
  new NoForeignRootFieldsEntityPolicy(),
  new FieldFormatEntityPolicy(),
];
const ajv = new Ajv({ allErrors: true, addUsedSchema: false });
const agentSchema = ajv.compile(agentComponentSchema);
const kpiSchema = ajv.compile(kpiSetSchema);

/** Entities as the catalog, and the portal in it, will read them. */
export const catalogEntity = perFile({
  id,
  title: 'The catalog accepts the entities',
  files: /^catalog-info\.ya?ml$/,
  async check({ path, text }) {
    const found: Finding[] = [];
    for (const document of YamlDocument.parseAll(text)) {
      for (const { steps, message, fix } of await mistakesOf(document.value)) {
        found.push({
          rule: id,
          file: path,
          line: document.lineOf(steps),
          message,
          fix,
        });
      }
    }
    return found;
  },
});

interface Mistake {
  steps: Step[];
  message: string;
  fix: string;
}

async function mistakesOf(value: unknown): Promise<Mistake[]> {
  if (value === undefined) {
    return [];
  }
  let entity: Entity;
  try {
    entity = isEnvelope(value);
    for (const policy of policies) {
      await policy.enforce(structuredClone(entity));
    }
  } catch (error) {
    return [
      {
        steps: [],
        message: error instanceof Error ? error.message : String(error),
        fix: 'correct the field as the catalog asks',
      },
    ];
  }
  const issues = [
    ...validateEntityLimits(entity),
    ...validateAgentPortalEntity(entity),
  ].map(issue => ({
    steps: stepsOf(issue.path),
    message: `${issue.path} ${issue.message} (got ${issue.value})`,
    fix: issue.fix,
  }));
  return issues.length > 0 ? issues : againstSchema(entity);
}

function againstSchema(entity: Entity): Mistake[] {
  if (isAgentEntity(entity)) {
    return agentSchema(entity)
      ? []
      : schemaMistakes(agentSchema.errors ?? [], entity);
  }
  return isKpiSetEntity(entity) && !kpiSchema(entity)
    ? schemaMistakes(kpiSchema.errors ?? [], entity)
    : [];
}

function stepsOf(path: string): Step[] {
  return path
    .split(/\.|\[|\]/)
    .filter(step => step !== '')
    .map(step => (/^\d+$/.test(step) ? Number(step) : step));
}
