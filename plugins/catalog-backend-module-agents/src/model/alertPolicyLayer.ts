import {
  AGENT_PORTAL_API_GROUP,
  ALERT_POLICY_KIND,
  alertPolicySchema,
} from '@agent-portal/plugin-agents-common';
import { createCatalogModelLayer } from '@backstage/catalog-model/alpha';
import { ownerField } from './fields';

/** The kind AlertPolicy. */
export const alertPolicyLayer = createCatalogModelLayer({
  layerId: 'agentportal.dev/kind-alert-policy',
  builder: model => {
    model.addKind({
      group: AGENT_PORTAL_API_GROUP,
      names: {
        kind: ALERT_POLICY_KIND,
        singular: 'alertpolicy',
        plural: 'alertpolicies',
      },
      description:
        'An AlertPolicy says what is worth an alert, how severe it is, and who is told.',
      versions: [
        {
          name: 'v1alpha1',
          relationFields: [ownerField],
          schema: { jsonSchema: alertPolicySchema },
        },
      ],
    });
  },
});
