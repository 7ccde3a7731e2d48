import {
  ApiBlueprint,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';
import { servicePreviewApiRef } from '../scaffolder/preview/ServicePreviewApi';
import { ServicePreviewClient } from '../scaffolder/preview/ServicePreviewClient';

/** Shows what a template would make. */
export const servicePreviewApi = ApiBlueprint.make({
  name: 'service-preview',
  params: defineParams =>
    defineParams({
      api: servicePreviewApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: options => ServicePreviewClient.create(options),
    }),
});

const loadFields = () => import('../scaffolder/formFields');

/** The fields of the templates for agent services. */
export const formFields = [
  FormFieldBlueprint.make({
    name: 'agent-name',
    params: { field: async () => (await loadFields()).agentNameField },
  }),
  FormFieldBlueprint.make({
    name: 'rollout-wave',
    params: { field: async () => (await loadFields()).rolloutWaveField },
  }),
  FormFieldBlueprint.make({
    name: 'kpi-targets',
    params: { field: async () => (await loadFields()).kpiTargetsField },
  }),
  FormFieldBlueprint.make({
    name: 'agent-preview',
    params: { field: async () => (await loadFields()).agentPreviewField },
  }),
];
