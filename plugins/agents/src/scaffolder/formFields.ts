import { agentNameProblem } from '@agent-portal/plugin-agents-common';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { AgentNameField } from './AgentNameField';
import { KpiTargetsField } from './KpiTargetsField';
import { kpiTargetFields, targetProblem, toShown } from './kpiTargets';
import { AgentPreviewField } from './preview/AgentPreviewField';
import { RolloutWaveField } from './RolloutWaveField';
import { takenNameProblem } from './takenNameProblem';

/** `AgentName`: a string that can name a service and that the catalog does not have. */
export const agentNameField = createFormField({
  name: 'AgentName',
  component: AgentNameField,
  schema: makeFieldSchema({ output: z => z.string() }),
  async validation(name, validation, { apiHolder }) {
    const catalog = apiHolder.get(catalogApiRef);
    const problem =
      agentNameProblem(name ?? '') ??
      (catalog && (await takenNameProblem(catalog, name)));
    if (problem) {
      validation.addError(problem);
    }
  },
});

/** `RolloutWave`: a plan in the catalog and one of its waves. */
export const rolloutWaveField = createFormField({
  name: 'RolloutWave',
  component: RolloutWaveField,
  schema: makeFieldSchema({
    output: z =>
      z.object({ plan: z.string().optional(), wave: z.string().optional() }),
  }),
});

/** `KpiTargets`: targets by KPI id, ratios as 0 to 1. */
export const kpiTargetsField = createFormField({
  name: 'KpiTargets',
  component: KpiTargetsField,
  schema: makeFieldSchema({ output: z => z.record(z.string(), z.number()) }),
  validation(targets, validation) {
    for (const field of kpiTargetFields) {
      const value = targets?.[field.id];
      const problem =
        value !== undefined && targetProblem(field, toShown(field, value));
      if (problem) {
        validation.addError(problem);
      }
    }
  },
});

/** `AgentPreview`: shows the files; has no value. */
export const agentPreviewField = createFormField({
  name: 'AgentPreview',
  component: AgentPreviewField,
  schema: makeFieldSchema({
    output: z => z.null(),
    uiOptions: z => z.object({ language: z.string().optional() }),
  }),
});
