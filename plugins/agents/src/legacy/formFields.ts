import {
  type FieldExtensionOptions,
  type FieldSchema,
  createScaffolderFieldExtension,
} from '@backstage/plugin-scaffolder-react';
import {
  agentName,
  agentPreview,
  kpiTargets,
  rolloutWave,
} from '../scaffolder/fieldOptions';
import { agentsPlugin } from './plugin';

/**
 * Field `AgentName` of a template: a name that can be used and is free.
 *
 * @public
 */
export const AgentNameFieldExtension = agentsPlugin.provide(
  createScaffolderFieldExtension(classic(agentName)),
);

/**
 * Field `RolloutWave` of a template: a wave of one of the rollout plans.
 *
 * @public
 */
export const RolloutWaveFieldExtension = agentsPlugin.provide(
  createScaffolderFieldExtension(classic(rolloutWave)),
);

/**
 * Field `KpiTargets` of a template: targets that differ from the usual ones.
 *
 * @public
 */
export const KpiTargetsFieldExtension = agentsPlugin.provide(
  createScaffolderFieldExtension(classic(kpiTargets)),
);

/**
 * Field `AgentPreview` of a template: the files that it would make.
 *
 * @public
 */
export const AgentPreviewFieldExtension = agentsPlugin.provide(
  createScaffolderFieldExtension(classic(agentPreview)),
);

function classic<T>(
  options: Omit<FieldExtensionOptions<T, {}>, 'schema'> & {
    schema: FieldSchema<T, unknown>;
  },
): FieldExtensionOptions<T, {}> {
  return { ...options, schema: options.schema.schema };
}
