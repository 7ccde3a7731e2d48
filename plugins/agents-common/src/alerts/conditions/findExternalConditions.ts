import { boundedText } from '../../health/boundedText';
import type { AlertAgent, ExternalSignal } from '../evidence';
import { fingerprint } from '../fingerprint';
import type { ConditionContext, RuleOn } from './ConditionContext';
import { affected, linkTo, pageAddress, toCondition } from './ConditionDraft';
import type { ConditionDraft } from './ConditionDraft';
import { chooseRule, isForStage } from './chooseRule';

/** Alerts that other systems sent, as far as they fire and a rule takes them. */
export function findExternalConditions(
  context: ConditionContext,
  evidence: readonly ExternalSignal[],
): ConditionDraft[] {
  return evidence.flatMap(signal => conditionOf(context, signal));
}

function conditionOf(
  context: ConditionContext,
  signal: ExternalSignal,
): ConditionDraft[] {
  const { labels, annotations, source, environmentRef } = signal;
  if (signal.endsAt !== undefined && signal.endsAt <= context.now) return [];
  const agent =
    signal.agentRef === undefined
      ? undefined
      : context.agents.get(signal.agentRef);
  const since = context.began(Math.min(signal.startsAt, signal.receivedAt));
  const chosen = chooseRule(
    fitting(context, agent, signal).map(found => ({ found, since })),
    context.now,
  );
  if (!chosen) return [];
  const name = text(labels, 'alertname') ?? 'Alert';
  const title =
    text(annotations, 'summary') ?? (agent ? `${name}: ${agent.title}` : name);
  const condition = toCondition(chosen, {
    fingerprint: fingerprint('external', source, signal.fingerprint),
    kind: 'external',
    ...(agent && { subjectRef: agent.ref }),
    subjectTitle: agent?.title ?? name,
    ...(environmentRef !== undefined && { environmentRef }),
    title,
    reason:
      text(annotations, 'description') ??
      text(annotations, 'message') ??
      `${name} was sent by ${source}.`,
    agents: agent
      ? [affected(agent, environmentRef === undefined ? [] : [environmentRef])]
      : [],
    runbook: pageAddress(text(annotations, 'runbook_url')),
    links: linkTo('Source', signal.generatorUrl),
  });
  return [{ condition }];
}

/**
 * A rule without labels is for what no other takes. One without stages is for all of them: others
 * decide themselves of what they send an alert.
 */
function fitting(
  context: ConditionContext,
  agent: AlertAgent | undefined,
  { labels, stage }: ExternalSignal,
): ReadonlyArray<RuleOn<'external'>> {
  const all = context
    .rulesOf(context.policyOf(agent), 'external')
    .filter(
      rule =>
        (rule.rule.stages === undefined || isForStage(rule, stage)) &&
        hasAll(labels, rule.on.labels),
    );
  const named = all.filter(({ on }) => Object.keys(on.labels).length > 0);
  return named.length > 0 ? named : all;
}

function text(
  values: Readonly<Record<string, string>>,
  key: string,
): string | undefined {
  return Object.hasOwn(values, key)
    ? boundedText(values[key], 2000)
    : undefined;
}

function hasAll(
  labels: Readonly<Record<string, string>>,
  wanted: Readonly<Record<string, string>>,
): boolean {
  return Object.entries(wanted).every(
    ([label, value]) => Object.hasOwn(labels, label) && labels[label] === value,
  );
}
