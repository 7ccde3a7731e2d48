import type {
  Exemption,
  ExemptionDecision,
} from '@agent-portal/plugin-agents-common';
import { formatExactTime } from '@agent-portal/plugin-agents-react';

/** What each decision is called on its button. */
export const DECISION_WORDS: Readonly<Record<ExemptionDecision, string>> = {
  approve: 'Approve',
  reject: 'Reject',
  withdraw: 'Withdraw',
  revoke: 'Revoke',
};

/** What an exemption is from: `the check Tests cover enough of Go live`. */
export function describeExemption(exemption: Exemption): string {
  if (exemption.type === 'break-glass') {
    const release = exemption.releaseVersion
      ? ` for release ${exemption.releaseVersion}`
      : '';
    return `the gate of ${
      exemption.environment ?? 'an environment'
    }${release} (break-glass)`;
  }
  const check = exemption.checkTitle ?? exemption.check ?? 'a check';
  const scorecard = exemption.scorecardTitle ?? exemption.scorecard;
  return scorecard
    ? `the check ${check} of ${scorecard}`
    : `the check ${check}`;
}

/** What a decision brings about, as a sentence. */
export function describeEffect(
  exemption: Exemption,
  decision: ExemptionDecision,
): string {
  const agent = exemption.agentTitle ?? exemption.agent;
  const until = formatExactTime(exemption.expiresAt);
  if (decision === 'withdraw') {
    return 'The request ends. Nobody can decide it any more.';
  }
  if (decision === 'revoke') {
    return exemption.type === 'break-glass'
      ? `It ends at once: promotions of ${agent} into ${
          exemption.environment ?? 'the environment'
        } are blocked again until every demand is met.`
      : `It ends at once: the check of ${agent} counts again, and the level is lost if it does not pass.`;
  }
  if (exemption.type === 'break-glass') {
    const environment = exemption.environment ?? 'the environment';
    return decision === 'approve'
      ? `1 release of ${agent} may be promoted into ${environment} although a demand is not met, until ${until}. It ends earlier when the release changes.`
      : `Promotions of ${agent} into ${environment} stay blocked until every demand is met.`;
  }
  return decision === 'approve'
    ? `1 check of ${agent} no longer counts, neither for nor against it, until ${until}. It stays visible as exempt.`
    : `The check goes on counting as it is; levels and gates of ${agent} do not change.`;
}
