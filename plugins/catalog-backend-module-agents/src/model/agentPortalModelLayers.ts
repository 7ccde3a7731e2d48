import type { CatalogModelLayer } from '@backstage/catalog-model/alpha';
import { agentComponentLayer } from './agentComponentLayer';
import { alertPolicyLayer } from './alertPolicyLayer';
import { environmentResourceLayer } from './environmentResourceLayer';
import { kpiSetLayer } from './kpiSetLayer';
import { relationsLayer } from './relationsLayer';
import { rolloutPlanLayer } from './rolloutPlanLayer';
import { scorecardLayer } from './scorecardLayer';

/**
 * Everything that Agent Portal adds to the catalog's model: the `ai-agent`
 * component, the `environment` resource, the kinds KpiSet, RolloutPlan,
 * Scorecard and AlertPolicy, and the relations between them. The module registers them; they are exported for
 * tools that compile a model of their own.
 *
 * @public
 */
export const agentPortalModelLayers: CatalogModelLayer[] = [
  agentComponentLayer,
  environmentResourceLayer,
  kpiSetLayer,
  rolloutPlanLayer,
  scorecardLayer,
  alertPolicyLayer,
  relationsLayer,
];
