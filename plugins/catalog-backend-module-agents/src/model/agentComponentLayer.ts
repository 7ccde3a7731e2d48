import {
  AGENT_TYPE,
  RELATION_MEASURED_BY,
  agentComponentSchema,
} from '@agent-portal/plugin-agents-common';
import { createCatalogModelLayer } from '@backstage/catalog-model/alpha';
import { dependencyFields, ownerField, systemField } from './fields';

/**
 * The component of type `ai-agent`. A type with a schema of its own takes none
 * of the fields of its kind along, so those of every component are listed too.
 */
export const agentComponentLayer = createCatalogModelLayer({
  layerId: 'agentportal.dev/component-ai-agent',
  builder: model => {
    model.addKindVersion({
      kind: 'Component',
      versions: [
        {
          name: ['v1alpha1', 'v1beta1'],
          specType: AGENT_TYPE,
          description:
            'An AI agent: a component with releases that run as instances in environments.',
          relationFields: [
            ownerField,
            systemField,
            {
              selector: { path: 'spec.subcomponentOf' },
              relation: 'partOf',
              defaultKind: 'Component',
              defaultNamespace: 'inherit',
            },
            {
              selector: { path: 'spec.providesApis' },
              relation: 'providesApi',
              defaultKind: 'API',
              defaultNamespace: 'inherit',
            },
            {
              selector: { path: 'spec.consumesApis' },
              relation: 'consumesApi',
              defaultKind: 'API',
              defaultNamespace: 'inherit',
            },
            ...dependencyFields,
            {
              selector: { path: 'spec.agent.kpis' },
              relation: RELATION_MEASURED_BY,
              defaultKind: 'KpiSet',
              defaultNamespace: 'inherit',
              allowedKinds: ['KpiSet'],
            },
          ],
          schema: { jsonSchema: agentComponentSchema },
        },
      ],
    });
  },
});
