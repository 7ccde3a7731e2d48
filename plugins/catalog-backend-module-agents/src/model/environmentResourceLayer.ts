import {
  ENVIRONMENT_TYPE,
  environmentResourceSchema,
} from '@agent-portal/plugin-agents-common';
import { createCatalogModelLayer } from '@backstage/catalog-model/alpha';
import { dependencyFields, ownerField, systemField } from './fields';

/**
 * The resource of type `environment`. Its `spec.environment` may be absent, as
 * the type is common and others may use it in ways of their own.
 */
export const environmentResourceLayer = createCatalogModelLayer({
  layerId: 'agentportal.dev/resource-environment',
  builder: model => {
    model.addKindVersion({
      kind: 'Resource',
      versions: [
        {
          name: ['v1alpha1', 'v1beta1'],
          specType: ENVIRONMENT_TYPE,
          description: 'An environment that components run in.',
          relationFields: [ownerField, systemField, ...dependencyFields],
          schema: { jsonSchema: environmentResourceSchema },
        },
      ],
    });
  },
});
