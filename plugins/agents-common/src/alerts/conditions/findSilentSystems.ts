import { formatDuration } from '../../kpis/formatDuration';
import type { MissingHeartbeat } from '../evidence';
import { fingerprint } from '../fingerprint';
import type { AlertCondition } from '../model';
import type { ConditionContext } from './ConditionContext';
import type { ConditionDraft } from './ConditionDraft';

const MINUTE = 60_000;

/**
 * A system that sends alerts and is not heard of any more is a condition of its own, about the
 * fleet, whatever the rules say: what it would have sent is missing.
 */
export function findSilentSystems(
  context: ConditionContext,
  evidence: readonly MissingHeartbeat[],
): ConditionDraft[] {
  const policy = context.policyOf(undefined);
  return evidence.map(missing => {
    const { system, since, withinMs } = missing;
    const condition: AlertCondition = {
      fingerprint: fingerprint('silent', system),
      kind: 'external',
      severity: 'P1',
      rule: { policy: policy.ref, id: 'silent-system' },
      subjectTitle: system,
      title: `Nothing is heard from ${system}`,
      reason: describe(missing, context.now),
      agents: [],
      since: context.began(since + withinMs),
      holdMs: 0,
      resolveAfterMs: MINUTE,
      causes: [],
      links: [],
    };
    return { condition };
  });
}

function describe(missing: MissingHeartbeat, now: number): string {
  const { system, alertname, withinMs, since, wasHeard } = missing;
  const minutes = Math.floor(Math.max(0, now - since) / MINUTE) * MINUTE;
  const when = wasHeard ? 'for' : 'since the portal started, for';
  return `Nothing was heard from ${system} ${when} ${formatDuration(
    minutes,
  )}: its alert ${alertname} is to come at least every ${formatDuration(
    withinMs,
  )}, and what else it would have sent is missing.`;
}
