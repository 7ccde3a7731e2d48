import {
  type EntityIssue,
  isAlertPolicyEntity,
  isEnvironmentEntity,
  isKpiSetEntity,
  formatEntityIssue,
  isRolloutPlanEntity,
  isScorecardEntity,
  readAlertPolicy,
  readEnvironment,
  readKpiSet,
  readRolloutPlan,
  readScorecard,
} from '@agent-portal/plugin-agents-common';
import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import type { StoredPolicy } from './AgentStore';
import { toAlertPolicyDescriptor } from './toAlertPolicyDescriptor';

/**
 * Reads an environment, plan, KPI set, scorecard or policy of alerts; nothing when the entity is none that can be used.
 * A plan with anything wrong is none: without the parts that are wrong it might have fewer gates.
 */
export function toStoredPolicy(entity: Entity): StoredPolicy | undefined {
  const etag = entity.metadata.etag ?? '';
  if (isEnvironmentEntity(entity)) {
    const { environment } = readEnvironment(entity);
    return (
      environment && {
        etag,
        kind: 'environment',
        definition: {
          ref: environment.entityRef,
          title: environment.title,
          stage: environment.stage,
          order: environment.order,
        },
      }
    );
  }
  if (isRolloutPlanEntity(entity)) {
    const { plan, issues } = readRolloutPlan(entity);
    if (!plan || issues.length > 0) return undefined;
    return {
      etag,
      kind: 'plan',
      definition: {
        ref: plan.entityRef,
        title: plan.title,
        system: plan.system,
        waves: plan.waves,
        gates: plan.gates,
        plan,
      },
    };
  }
  if (isKpiSetEntity(entity)) {
    const { kpiSet } = readKpiSet(entity);
    return (
      kpiSet && {
        etag,
        kind: 'kpi-set',
        definition: {
          ref: kpiSet.entityRef,
          title: kpiSet.title,
          isDefault: kpiSet.default,
          kpis: kpiSet.kpis,
        },
      }
    );
  }
  if (isScorecardEntity(entity)) {
    const { scorecard, issues } = readScorecard(entity);
    return {
      etag,
      kind: 'scorecard',
      definition: {
        ref: stringifyEntityRef(entity),
        title:
          scorecard?.title ?? entity.metadata.title ?? entity.metadata.name,
        ...(issues.length === 0 && { scorecard }),
        spec: { ...entity.spec },
        problems: issues.map(formatEntityIssue),
      },
    };
  }
  if (isAlertPolicyEntity(entity)) {
    const { policy, issues } = readAlertPolicy(entity);
    // Without the rules that are wrong it would leave alerts out.
    if (!policy || issues.length > 0) return undefined;
    return {
      etag,
      kind: 'alert-policy',
      definition: toAlertPolicyDescriptor(policy),
    };
  }
  return undefined;
}

/** Why a plan or a policy of alerts is not used as it is, in a sentence; nothing for what is used. */
export function describeRefusal(entity: Entity): string | undefined {
  const issues = issuesOf(entity);
  return issues.length > 0
    ? issues.map(formatEntityIssue).join('; ')
    : undefined;
}

function issuesOf(entity: Entity): EntityIssue[] {
  if (isRolloutPlanEntity(entity)) return readRolloutPlan(entity).issues;
  return isAlertPolicyEntity(entity) ? readAlertPolicy(entity).issues : [];
}
