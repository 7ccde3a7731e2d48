import {
  RELATION_ROLLED_OUT_BY,
  RELATION_ROLLS_OUT,
  readRolloutPlan,
  readScorecard,
} from '@agent-portal/plugin-agents-common';
import type { AgentInstanceDefinition } from '@agent-portal/plugin-agents-common';
import {
  RELATION_DEPENDENCY_OF,
  RELATION_DEPENDS_ON,
  getCompoundEntityRef,
  parseEntityRef,
} from '@backstage/catalog-model';
import type { Entity } from '@backstage/catalog-model';
import { processingResult } from '@backstage/plugin-catalog-node';
import type { CatalogProcessorResult } from '@backstage/plugin-catalog-node';

/**
 * The relations from an agent to the environments of its instances, which a model
 * layer cannot express because they are inside a list of objects.
 */
export function agentRelations(
  entity: Entity,
  instances: AgentInstanceDefinition[],
): CatalogProcessorResult[] {
  return pairs(
    entity,
    instances.map(instance => instance.environment),
    RELATION_DEPENDS_ON,
    RELATION_DEPENDENCY_OF,
  );
}

/** The relations from a plan to the agents that its waves name, and to the environment it names. */
export function rolloutPlanRelations(entity: Entity): CatalogProcessorResult[] {
  const { plan } = readRolloutPlan(entity);
  return [
    ...pairs(
      entity,
      (plan?.waves ?? []).flatMap(wave => wave.agents.names ?? []),
      RELATION_ROLLS_OUT,
      RELATION_ROLLED_OUT_BY,
    ),
    ...pairs(
      entity,
      plan?.environment ? [plan.environment] : [],
      RELATION_DEPENDS_ON,
      RELATION_DEPENDENCY_OF,
    ),
  ];
}

/** The relations from a scorecard to the environments whose gates demand its levels. */
export function scorecardRelations(entity: Entity): CatalogProcessorResult[] {
  const { scorecard } = readScorecard(entity);
  return pairs(
    entity,
    (scorecard?.gates ?? []).map(gate => gate.environment),
    RELATION_DEPENDS_ON,
    RELATION_DEPENDENCY_OF,
  );
}

function pairs(
  entity: Entity,
  targetRefs: string[],
  forward: string,
  reverse: string,
): CatalogProcessorResult[] {
  const self = getCompoundEntityRef(entity);
  return [...new Set(targetRefs)].flatMap(targetRef => {
    const target = parseEntityRef(targetRef);
    return [
      processingResult.relation({ source: self, type: forward, target }),
      processingResult.relation({
        source: target,
        type: reverse,
        target: self,
      }),
    ];
  });
}
