import {
  AGENT_PORTAL_API_GROUP,
  SCORECARD_KIND,
  scorecardSchema,
} from '@agent-portal/plugin-agents-common';
import { createCatalogModelLayer } from '@backstage/catalog-model/alpha';
import { ownerField } from './fields';

/** The kind Scorecard. */
export const scorecardLayer = createCatalogModelLayer({
  layerId: 'agentportal.dev/kind-scorecard',
  builder: model => {
    model.addKind({
      group: AGENT_PORTAL_API_GROUP,
      names: {
        kind: SCORECARD_KIND,
        singular: 'scorecard',
        plural: 'scorecards',
      },
      description:
        'A Scorecard says what agents have to show for each level of readiness.',
      versions: [
        {
          name: 'v1alpha1',
          relationFields: [ownerField],
          schema: { jsonSchema: scorecardSchema },
        },
      ],
    });
  },
});
