import {
  AGENT_PORTAL_API_GROUP,
  KPI_SET_KIND,
  kpiSetSchema,
} from '@agent-portal/plugin-agents-common';
import { createCatalogModelLayer } from '@backstage/catalog-model/alpha';
import { ownerField } from './fields';

/** The kind KpiSet. */
export const kpiSetLayer = createCatalogModelLayer({
  layerId: 'agentportal.dev/kind-kpi-set',
  builder: model => {
    model.addKind({
      group: AGENT_PORTAL_API_GROUP,
      names: { kind: KPI_SET_KIND, singular: 'kpiset', plural: 'kpisets' },
      description:
        'A KpiSet holds the KPIs that agents are measured by, with their targets.',
      versions: [
        {
          name: 'v1alpha1',
          relationFields: [ownerField],
          schema: { jsonSchema: kpiSetSchema },
        },
      ],
    });
  },
});
