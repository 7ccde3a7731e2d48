import type { Entity } from '@backstage/catalog-model';
import type { AgentEntity } from './AgentEntity';
import type { AlertPolicyEntity } from './AlertPolicyEntity';
import type { EnvironmentEntity } from './EnvironmentEntity';
import type { KpiSetEntity } from './KpiSetEntity';
import type { RolloutPlanEntity } from './RolloutPlanEntity';
import type { ScorecardEntity } from './ScorecardEntity';
import {
  AGENT_PORTAL_API_VERSION,
  AGENT_TYPE,
  ALERT_POLICY_KIND,
  ENVIRONMENT_TYPE,
  KPI_SET_KIND,
  ROLLOUT_PLAN_KIND,
  SCORECARD_KIND,
} from './constants';

/**
 * Whether an entity is an AI agent: a `Component` of type `ai-agent`. Says
 * nothing on whether its `spec.agent` is valid; `readAgent` does.
 *
 * @public
 */
export function isAgentEntity(entity: Entity): entity is AgentEntity {
  return isBuiltIn(entity, 'Component', AGENT_TYPE);
}

/**
 * Whether an entity is an environment: a `Resource` of type `environment` that
 * has a `spec.environment`; others may use that type in ways of their own. Says
 * nothing on whether its `spec.environment` is valid; `readEnvironment` does.
 *
 * @public
 */
export function isEnvironmentEntity(
  entity: Entity,
): entity is EnvironmentEntity {
  return (
    isBuiltIn(entity, 'Resource', ENVIRONMENT_TYPE) &&
    Object.hasOwn(entity.spec ?? {}, 'environment')
  );
}

/**
 * Whether an entity is a `KpiSet`. Says nothing on whether its KPIs are valid;
 * `readKpiSet` does.
 *
 * @public
 */
export function isKpiSetEntity(entity: Entity): entity is KpiSetEntity {
  return isOwn(entity, KPI_SET_KIND);
}

/**
 * Whether an entity is a `RolloutPlan`. Says nothing on whether its waves are
 * valid; `readRolloutPlan` does.
 *
 * @public
 */
export function isRolloutPlanEntity(
  entity: Entity,
): entity is RolloutPlanEntity {
  return isOwn(entity, ROLLOUT_PLAN_KIND);
}

/**
 * Whether an entity is a `Scorecard`. Says nothing on whether its checks are
 * valid; `readScorecard` does.
 *
 * @public
 */
export function isScorecardEntity(entity: Entity): entity is ScorecardEntity {
  return isOwn(entity, SCORECARD_KIND);
}

/**
 * Whether an entity is an `AlertPolicy`. Says nothing on whether its rules are
 * valid; `readAlertPolicy` does.
 *
 * @public
 */
export function isAlertPolicyEntity(
  entity: Entity,
): entity is AlertPolicyEntity {
  return isOwn(entity, ALERT_POLICY_KIND);
}

function isBuiltIn(entity: Entity, kind: string, type: string): boolean {
  const { apiVersion, spec } = entity;
  return (
    hasKind(entity, kind) &&
    typeof apiVersion === 'string' &&
    apiVersion.startsWith('backstage.io/') &&
    typeof spec === 'object' &&
    spec !== null &&
    Object.hasOwn(spec, 'type') &&
    spec.type === type
  );
}

function isOwn(entity: Entity, kind: string): boolean {
  return (
    hasKind(entity, kind) && entity.apiVersion === AGENT_PORTAL_API_VERSION
  );
}

function hasKind(entity: Entity, kind: string): boolean {
  return (
    typeof entity.kind === 'string' &&
    entity.kind.toLowerCase() === kind.toLowerCase()
  );
}
