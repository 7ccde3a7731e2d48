import type { AlertAgent } from '../evidence';
import type { AlertPolicyInForce } from '../model';
import { builtInAlertPolicy } from './builtInAlertPolicy';

/** Says which policy applies to an agent; without one, to the fleet as a whole. @public */
export type PolicyChooser = (
  agent: AlertAgent | undefined,
) => AlertPolicyInForce;

/**
 * The policy that applies to an agent: one that names it, else one whose family and labels it has,
 * else a default one, else the built-in one. Of several, the first by reference.
 *
 * @param agent - Absent: the fleet as a whole, to which default policies apply.
 * @public
 */
export function choosePolicy(
  agent: AlertAgent | undefined,
  policies: readonly AlertPolicyInForce[],
): AlertPolicyInForce {
  return createPolicyChooser(policies)(agent);
}

/** As `choosePolicy`, for many agents: what the policies say is only looked through once. @public */
export function createPolicyChooser(
  policies: readonly AlertPolicyInForce[],
): PolicyChooser {
  const sorted = [...policies].sort((a, b) => (a.ref < b.ref ? -1 : 1));
  const named = new Map<string, AlertPolicyInForce>();
  const selecting: AlertPolicyInForce[] = [];
  for (const policy of sorted) {
    const { names = [], family, labels = {} } = policy.spec.agents ?? {};
    for (const name of names) {
      if (!named.has(name)) named.set(name, policy);
    }
    if (family !== undefined || Object.keys(labels).length > 0) {
      selecting.push(policy);
    }
  }
  const fallback =
    sorted.find(policy => policy.spec.default === true) ?? builtInAlertPolicy;
  return agent =>
    agent
      ? named.get(agent.ref) ??
        selecting.find(policy => selects(policy, agent)) ??
        fallback
      : fallback;
}

function selects(policy: AlertPolicyInForce, agent: AlertAgent): boolean {
  const { family, labels = {} } = policy.spec.agents ?? {};
  return (
    (family === undefined || family === agent.family) &&
    Object.entries(labels).every(
      ([label, value]) =>
        Object.hasOwn(agent.labels, label) && agent.labels[label] === value,
    )
  );
}
