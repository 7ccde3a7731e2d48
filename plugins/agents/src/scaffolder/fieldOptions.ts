import { catalogApiRef } from '@backstage/plugin-catalog-react';
import {
  type CustomFieldValidator,
  makeFieldSchema,
} from '@backstage/plugin-scaffolder-react';
import { AgentNameField } from './AgentNameField';
import { KpiTargetsField } from './KpiTargetsField';
import { kpiTargetFields, targetProblem, toShown } from './kpiTargets';
import { formProblem, takenProblem } from './nameProblems';
import { AgentPreviewField } from './preview/AgentPreviewField';
import { RolloutWaveField } from './RolloutWaveField';

const validateName: CustomFieldValidator<string> = async (
  name,
  validation,
  { apiHolder },
) => {
  const catalog = apiHolder.get(catalogApiRef);
  const problem =
    formProblem(name) ?? (catalog && (await takenProblem(catalog, name)));
  if (problem) {
    validation.addError(problem);
  }
};

const validateTargets: CustomFieldValidator<Record<string, number>> = (
  targets,
  validation,
) => {
  for (const field of kpiTargetFields) {
    const value = targets?.[field.id];
    const problem =
      value !== undefined && targetProblem(field, toShown(field, value));
    if (problem) {
      validation.addError(problem);
    }
  }
};

/** `AgentName`: a string that can name a service and that the catalog does not have. */
export const agentName = {
  name: 'AgentName',
  component: AgentNameField,
  schema: makeFieldSchema({ output: z => z.string() }),
  validation: validateName,
};

/** `RolloutWave`: a plan in the catalog and one of its waves. */
export const rolloutWave = {
  name: 'RolloutWave',
  component: RolloutWaveField,
  schema: makeFieldSchema({
    output: z =>
      z.object({ plan: z.string().optional(), wave: z.string().optional() }),
  }),
};

/** `KpiTargets`: targets by KPI id, ratios as 0 to 1. */
export const kpiTargets = {
  name: 'KpiTargets',
  component: KpiTargetsField,
  schema: makeFieldSchema({ output: z => z.record(z.string(), z.number()) }),
  validation: validateTargets,
};

/** `AgentPreview`: shows the files; has no value. */
export const agentPreview = {
  name: 'AgentPreview',
  component: AgentPreviewField,
  schema: makeFieldSchema({ output: z => z.null() }),
};
