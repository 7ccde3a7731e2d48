import type { AlertKind } from '../../api/types';
import { boundedText } from '../../health/boundedText';
import { describeMoment } from '../../rollouts/describe';
import { fingerprint } from '../fingerprint';
import type { AlertCondition, AlertPolicyInForce } from '../model';
import { choosePolicy } from '../policy/choosePolicy';

/**
 * A kind of alerts of which nobody knows how they stand.
 *
 * @public
 */
export interface UnseenKind {
  kind: AlertKind;
  /** Since when its evidence could not be collected, ms since 1970. */
  since: number;
  reason: string;
}

const MINUTE = 60_000;
const LONGEST_REASON = 400;

const NAMES: Record<AlertKind, string> = {
  health: 'Health',
  dependency: 'Dependencies',
  kpi: 'KPIs',
  rollout: 'Rollouts',
  readiness: 'Readiness',
  external: 'What other systems sent',
};

/**
 * What the portal cannot look at for more than a while is a condition of its own, about the fleet:
 * until it is over, nothing new of that kind is found. Whoever a policy for the fleet names is told.
 *
 * @public
 */
export function findUnseenKinds(
  unseen: readonly UnseenKind[],
  policies: readonly AlertPolicyInForce[],
): AlertCondition[] {
  const policy = choosePolicy(undefined, policies);
  return unseen.map(({ kind, since, reason }) => ({
    fingerprint: fingerprint('unseen', kind),
    kind,
    severity: 'P2',
    rule: { policy: policy.ref, id: `${kind}-not-seen` },
    subjectTitle: 'The fleet',
    title: `${NAMES[kind]} could not be looked at`,
    reason: `Not since ${describeMoment(since)}, so what is new is missing: ${
      boundedText(reason, LONGEST_REASON) ?? 'no reason was given'
    }`,
    agents: [],
    since,
    holdMs: 2 * MINUTE,
    resolveAfterMs: MINUTE,
    causes: [],
    links: [],
  }));
}
