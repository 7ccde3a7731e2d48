import { DEFAULT_NAMESPACE } from '@backstage/catalog-model';
import type { Entity } from '@backstage/catalog-model';
import type { EntityIssue } from './EntityIssue';
import {
  isAgentEntity,
  isAlertPolicyEntity,
  isEnvironmentEntity,
  isKpiSetEntity,
  isRolloutPlanEntity,
  isScorecardEntity,
} from './guards';
import { readAgent } from './readAgent';
import type { AgentInstanceDefinition } from './readAgent';
import { readAlertPolicy } from './readAlertPolicy';
import { readEnvironment } from './readEnvironment';
import { readKpiSet } from './readKpiSet';
import { readRolloutPlan } from './readRolloutPlan';
import { readScorecard } from './readScorecard';
import { Place } from './reading/Place';
import { checkLimits } from './reading/limits';
import { hasTooManyChecks } from './reading/scorecardLimits';

/**
 * Says what is wrong with an entity of one of the kinds of this package, both
 * in form and in what a JSON Schema cannot express: an environment used twice,
 * waves that wait for each other, a warning band on the wrong side, a fact that
 * nobody knows, sizes and the like. An entity of another kind has no issues. Never throws.
 *
 * A field that the form does not know is not reported; the JSON Schemas do.
 *
 * @public
 */
export function validateAgentPortalEntity(entity: Entity): EntityIssue[] {
  if (isAgentEntity(entity)) {
    return readAgent(entity).issues;
  }
  if (isEnvironmentEntity(entity)) {
    return readEnvironment(entity).issues;
  }
  if (isKpiSetEntity(entity)) {
    return readKpiSet(entity).issues;
  }
  if (isRolloutPlanEntity(entity)) {
    return readRolloutPlan(entity).issues;
  }
  if (isScorecardEntity(entity)) {
    return readScorecard(entity).issues;
  }
  if (isAlertPolicyEntity(entity)) {
    return readAlertPolicy(entity).issues;
  }
  return [];
}

/**
 * Says what makes an entity of one of the kinds of this package unsafe to work
 * with: its size, that of an annotation, its depth, the number of its checks,
 * and keys in `spec` that reach an object's prototype. An entity of another kind has no issues. Never
 * throws.
 *
 * @public
 */
export function validateEntityLimits(entity: Entity): EntityIssue[] {
  const issues: EntityIssue[] = [];
  const isOurs =
    isAgentEntity(entity) ||
    isEnvironmentEntity(entity) ||
    isKpiSetEntity(entity) ||
    isRolloutPlanEntity(entity) ||
    isAlertPolicyEntity(entity);
  const place = Place.root(DEFAULT_NAMESPACE, issues);
  if (isScorecardEntity(entity)) {
    if (!hasTooManyChecks(entity, place)) {
      checkLimits(entity, place);
    }
  } else if (isOurs) {
    checkLimits(entity, place);
  }
  return issues;
}

/**
 * Reports the environments that the instances of an agent, as `readAgent` gives
 * them, run in and that are not in the catalog. Which ones are is passed in, as
 * full references in lower case.
 *
 * @public
 */
export function validateAgentEnvironments(
  instances: AgentInstanceDefinition[],
  isKnown: (environmentRef: string) => boolean,
): EntityIssue[] {
  const issues: EntityIssue[] = [];
  for (const { environment, path } of instances) {
    if (!isKnown(environment)) {
      issues.push({
        path: `${path}.environment`,
        value: environment,
        message: 'is not an environment in the catalog',
        fix: 'correct the reference, or register a Resource of type environment with that name',
      });
    }
  }
  return issues;
}
