import {
  ALERT_POLICY_KIND,
  KPI_SET_KIND,
  RELATION_MEASURED_BY,
  RELATION_MEASURES,
  RELATION_ROLLED_OUT_BY,
  RELATION_ROLLS_OUT,
  ROLLOUT_PLAN_KIND,
  SCORECARD_KIND,
} from '@agent-portal/plugin-agents-common';
import { createCatalogModelLayer } from '@backstage/catalog-model/alpha';

/** The relations of the new kinds, in both directions. */
export const relationsLayer = createCatalogModelLayer({
  layerId: 'agentportal.dev/relations',
  builder: model => {
    model.addRelationPair({
      fromKind: [
        KPI_SET_KIND,
        ROLLOUT_PLAN_KIND,
        SCORECARD_KIND,
        ALERT_POLICY_KIND,
      ],
      toKind: ['Group', 'User'],
      description:
        'Who is responsible for a KPI set, rollout plan, scorecard or alert policy.',
      forward: { type: 'ownedBy', title: 'owned by' },
      reverse: { type: 'ownerOf', title: 'owner of' },
    });
    model.addRelationPair({
      fromKind: ROLLOUT_PLAN_KIND,
      toKind: 'System',
      description: 'The system whose agents a plan rolls out.',
      forward: { type: 'partOf', title: 'part of' },
      reverse: { type: 'hasPart', title: 'has part' },
    });
    model.addRelationPair({
      fromKind: 'Component',
      toKind: KPI_SET_KIND,
      description: 'The KPI set that an agent is measured by.',
      forward: { type: RELATION_MEASURED_BY, title: 'measured by' },
      reverse: { type: RELATION_MEASURES, title: 'measures' },
    });
    model.addRelationPair({
      fromKind: ROLLOUT_PLAN_KIND,
      toKind: 'Component',
      description: 'The agents that the waves of a plan name.',
      forward: { type: RELATION_ROLLS_OUT, title: 'rolls out' },
      reverse: { type: RELATION_ROLLED_OUT_BY, title: 'rolled out by' },
    });
    model.addRelationPair({
      fromKind: SCORECARD_KIND,
      toKind: 'Resource',
      description: 'The environments whose gates a scorecard has levels for.',
      forward: { type: 'dependsOn', title: 'depends on' },
      reverse: { type: 'dependencyOf', title: 'dependency of' },
    });
  },
});
