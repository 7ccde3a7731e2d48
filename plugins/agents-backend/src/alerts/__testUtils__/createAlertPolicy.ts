import type {
  AlertPolicyInForce,
  AlertPolicySpec,
} from '@agent-portal/plugin-agents-common';

/** A default policy that `sre` owns. */
export function createAlertPolicy(
  spec: Partial<AlertPolicySpec> = {},
): AlertPolicyInForce {
  return {
    ref: 'alertpolicy:default/standard',
    title: 'Standard',
    version: 'v1',
    spec: { owner: 'group:default/sre', default: true, rules: [], ...spec },
  };
}
