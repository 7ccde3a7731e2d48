import {
  type AlertDigest,
  type AlertPolicyInForce,
  type AlertPolicyList,
  type AlertPolicySummary,
  builtInAlertPolicy,
  createPolicyChooser,
  describeAlertRule,
  describeEscalation,
  describeResponses,
} from '@agent-portal/plugin-agents-common';
import type { AgentDirectory } from '../../readiness/workflow/AgentDirectory';
import { toTime } from '../../readiness/workflow/toTime';
import type { AlertCaller } from '../service/alertCaller';
import type { AlertPolicyRegister } from './AlertPolicyRegister';

/** What {@link AlertPolicyService} works with. */
export interface AlertPolicyServiceOptions {
  policies: Pick<AlertPolicyRegister, 'listInForce'>;
  directory: Pick<AgentDirectory, 'listRefs' | 'listNamed'>;
  now: () => number;
}

/** Tells what is worth an alert, in plain words. */
export class AlertPolicyService {
  readonly #options: AlertPolicyServiceOptions;

  private constructor(options: AlertPolicyServiceOptions) {
    this.#options = options;
  }

  static create(options: AlertPolicyServiceOptions): AlertPolicyService {
    return new AlertPolicyService(options);
  }

  /** Policies whose entities the caller may see, and the built-in one where it applies. */
  async list(caller: AlertCaller): Promise<AlertPolicyList> {
    const { directory, now } = this.#options;
    const inForce = await this.#options.policies.listInForce();
    const seen = await caller.listSeen(inForce.map(({ ref }) => ref));
    const choose = createPolicyChooser(inForce);
    const counts = new Map<string, number>();
    const agents = await directory.listNamed(
      await directory.listRefs(caller.scope),
    );
    for (const agent of agents) {
      const { ref } = choose({ ...agent, dependsOn: [] });
      counts.set(ref, (counts.get(ref) ?? 0) + 1);
    }
    const hasDefault = inForce.some(({ spec }) => spec.default === true);
    return {
      items: [
        ...inForce.filter(({ ref }) => seen.has(ref)),
        ...(hasDefault ? [] : [builtInAlertPolicy]),
      ].map(policy => present(policy, counts.get(policy.ref) ?? 0)),
      asOf: toTime(now()),
    };
  }
}

function present(
  policy: AlertPolicyInForce,
  agents: number,
): AlertPolicySummary {
  const { ref, title, version, spec } = policy;
  return {
    ref,
    title,
    ...(spec.owner && { owner: spec.owner }),
    version,
    isDefault: spec.default === true,
    agents,
    rules: spec.rules.map(rule => ({
      id: rule.id,
      severity: rule.severity,
      text: describeAlertRule(rule),
      ...(rule.runbook && { runbook: rule.runbook }),
    })),
    responses: describeResponses(policy),
    escalation: describeEscalation(policy),
    digests: (spec.digests ?? []).map(describeDigest),
  };
}

function describeDigest({
  every,
  at,
  timeZone = 'UTC',
  to,
  sections,
}: AlertDigest): string {
  return `Every ${every} at ${at} ${timeZone} to ${to.join(
    ', ',
  )}: ${sections.join(', ')}`;
}
