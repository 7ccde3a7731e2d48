import type { AffectedAgent, AlertLink } from '../../api/types';
import { boundedText } from '../../health/boundedText';
import type {
  AlertAgent,
  DependencyEvidence,
  InstanceHealthEvidence,
  KpiEvidence,
} from '../evidence';
import type { AlertCondition } from '../model';
import type { FittingRule } from './chooseRule';

/** A condition with what it was found from, by which its causes are found. */
export interface ConditionDraft {
  condition: AlertCondition;
  instances?: readonly InstanceHealthEvidence[];
  dependency?: DependencyEvidence;
  kpi?: KpiEvidence;
}

type Told = Pick<
  AlertCondition,
  'fingerprint' | 'kind' | 'subjectTitle' | 'title' | 'reason' | 'agents'
> &
  Partial<
    Pick<AlertCondition, 'subjectRef' | 'environmentRef' | 'runbook' | 'links'>
  >;

const LONGEST_TITLE = 200;
const LONGEST_REASON = 500;

/** A condition as the rule that was chosen for it says. */
export function toCondition(
  { found, since }: FittingRule,
  told: Told,
): AlertCondition {
  const { rule, policy, holdMs, resolveAfterMs } = found;
  const title = rule.title ? `${rule.title}: ${told.subjectTitle}` : told.title;
  const runbook = rule.runbook ?? told.runbook;
  return {
    fingerprint: told.fingerprint,
    kind: told.kind,
    severity: rule.severity,
    rule: { policy: policy.ref, id: rule.id },
    ...(told.subjectRef !== undefined && { subjectRef: told.subjectRef }),
    subjectTitle: boundedText(told.subjectTitle, LONGEST_TITLE) ?? 'Unnamed',
    ...(told.environmentRef !== undefined && {
      environmentRef: told.environmentRef,
    }),
    title: boundedText(title, LONGEST_TITLE) ?? 'Unnamed',
    reason: boundedText(told.reason, LONGEST_REASON) ?? 'No reason was given.',
    agents: told.agents,
    since,
    holdMs,
    resolveAfterMs,
    causes: [],
    ...(runbook !== undefined && { runbook }),
    links: told.links ?? [],
  };
}

/** An agent that something concerns. */
export function affected(
  agent: AlertAgent,
  environments: readonly string[],
  reason?: string,
): AffectedAgent {
  const text = boundedText(reason, LONGEST_REASON);
  return {
    ref: agent.ref,
    title: agent.title,
    ...(agent.owner !== undefined && { owner: agent.owner }),
    environments: [...new Set(environments)].sort(),
    ...(text !== undefined && { reason: text }),
  };
}

/** The address of a page, or nothing where it is none: what strangers send may be anything. */
export function pageAddress(value: string | undefined): string | undefined {
  if (value === undefined || value.length > 2048) return undefined;
  return /^https?:\/\/[^\s@]+$/i.test(value) && URL.canParse(value)
    ? value
    : undefined;
}

/** A link to a page, where there is one. */
export function linkTo(title: string, value: string | undefined): AlertLink[] {
  const url = pageAddress(value);
  return url === undefined ? [] : [{ title, url }];
}

/** `in production`, where it is known where. */
export function where(environmentRef: string | undefined): string {
  return environmentRef === undefined ? '' : ` in ${nameOf(environmentRef)}`;
}

/** The name in an entity reference. */
export function nameOf(ref: string): string {
  return ref.slice(ref.lastIndexOf('/') + 1);
}
