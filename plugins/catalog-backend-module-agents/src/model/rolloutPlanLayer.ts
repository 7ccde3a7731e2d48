import {
  AGENT_PORTAL_API_GROUP,
  ROLLOUT_PLAN_KIND,
  rolloutPlanSchema,
} from '@agent-portal/plugin-agents-common';
import { createCatalogModelLayer } from '@backstage/catalog-model/alpha';
import { ownerField, systemField } from './fields';

/** The kind RolloutPlan. */
export const rolloutPlanLayer = createCatalogModelLayer({
  layerId: 'agentportal.dev/kind-rollout-plan',
  builder: model => {
    model.addKind({
      group: AGENT_PORTAL_API_GROUP,
      names: {
        kind: ROLLOUT_PLAN_KIND,
        singular: 'rolloutplan',
        plural: 'rolloutplans',
      },
      description:
        'A RolloutPlan says which agents are rolled out when, how, and under which conditions.',
      versions: [
        {
          name: 'v1alpha1',
          relationFields: [ownerField, systemField],
          schema: { jsonSchema: rolloutPlanSchema },
        },
      ],
    });
  },
});
