import type { Policies, StoredPolicy } from './AgentStore';

/** Sorts stored policies into environments, plans, KPI sets and scorecards. */
export function groupPolicies(stored: StoredPolicy[]): Policies {
  const policies: Policies = {
    environments: new Map(),
    plans: [],
    kpiSets: new Map(),
    scorecards: new Map(),
    alertPolicies: [],
  };
  for (const policy of stored) {
    switch (policy.kind) {
      case 'environment':
        policies.environments.set(policy.definition.ref, policy.definition);
        break;
      case 'plan':
        policies.plans.push(policy.definition);
        break;
      case 'scorecard':
        policies.scorecards.set(policy.definition.ref, policy.definition);
        break;
      case 'alert-policy':
        policies.alertPolicies.push(policy.definition);
        break;
      default:
        policies.kpiSets.set(policy.definition.ref, policy.definition);
    }
  }
  return policies;
}
