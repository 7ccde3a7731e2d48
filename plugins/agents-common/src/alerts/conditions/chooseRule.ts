import type { EnvironmentStage } from '../../entities';
import { compareSeverities } from '../severities';
import type { ReadyRule } from './ConditionContext';

/** A rule that fits, and since when. */
export interface FittingRule {
  found: ReadyRule;
  /** Ms since 1970. */
  since: number;
}

/**
 * Of the rules that fit the same thing, the most severe whose time has come; before, the one whose
 * time comes first. So a severe rule that waits does not keep a milder one from being heard.
 */
export function chooseRule(
  fitting: readonly FittingRule[],
  now: number,
): FittingRule | undefined {
  let best: FittingRule | undefined;
  for (const candidate of fitting) {
    if (!best || compare(candidate, best, now) < 0) best = candidate;
  }
  return best;
}

function compare(a: FittingRule, b: FittingRule, now: number): number {
  const waits = Math.max(0, dueOf(a) - now) - Math.max(0, dueOf(b) - now);
  if (waits !== 0) return waits;
  const severity = compareSeverities(
    a.found.rule.severity,
    b.found.rule.severity,
  );
  if (severity !== 0) return severity;
  const { policy, index } = a.found;
  return policy.ref === b.found.policy.ref
    ? index - b.found.index
    : Number(policy.ref > b.found.policy.ref) * 2 - 1;
}

function dueOf({ found, since }: FittingRule): number {
  return since + found.holdMs;
}

/** Whether a rule is for a stage; what runs in no particular stage is for those that name none. */
export function isForStage(
  { rule }: ReadyRule,
  stage: EnvironmentStage | undefined,
): boolean {
  if (stage === undefined) return rule.stages === undefined;
  return (rule.stages ?? ['production']).includes(stage);
}
