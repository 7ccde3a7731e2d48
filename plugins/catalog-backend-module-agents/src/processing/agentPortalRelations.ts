import {
  RELATION_ROLLED_OUT_BY,
  RELATION_ROLLS_OUT,
  isAgentEntity,
  isRolloutPlanEntity,
  readAgent,
  readRolloutPlan,
} from '@agent-portal/plugin-agents-common';
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
 * The relations that a model layer cannot express, because their fields are
 * inside lists of objects: from an agent to the environments of its instances,
 * and from a plan to the agents its waves name.
 */
export function agentPortalRelations(entity: Entity): CatalogProcessorResult[] {
  if (isAgentEntity(entity)) {
    const { agent } = readAgent(entity);
    return pairs(
      entity,
      (agent?.instances ?? []).map(instance => instance.environment),
      RELATION_DEPENDS_ON,
      RELATION_DEPENDENCY_OF,
    );
  }
  if (isRolloutPlanEntity(entity)) {
    const { plan } = readRolloutPlan(entity);
    return pairs(
      entity,
      (plan?.waves ?? []).flatMap(wave => wave.agents.names ?? []),
      RELATION_ROLLS_OUT,
      RELATION_ROLLED_OUT_BY,
    );
  }
  return [];
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
