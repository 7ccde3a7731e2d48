import {
  type AffectedAgent,
  type AlertActRecord,
  type AlertAct,
  type AlertPolicyInForce,
  type AlertRecord,
  type AlertRow,
  findResolution,
} from '@agent-portal/plugin-agents-common';
import { toTime } from '../../readiness/workflow/toTime';
import type { AlertCaller } from '../service/alertCaller';
import type { SeenAlert } from './AlertReadModel';
import { createSubjectNamer } from './createSubjectNamer';
import { listCallerOperations } from './listCallerOperations';
import { presentEscalation } from './presentEscalation';

/** Agents listed with an alert. */
const LISTED_AGENTS = 20;

/** What alerts are presented with. */
export interface AlertContext {
  caller: Pick<AlertCaller, 'user' | 'granted'>;
  policyOf: (ref: string) => AlertPolicyInForce;
  /** Alerts in sight that explain others, by fingerprint. */
  explaining: ReadonlyMap<string, SeenAlert>;
  /** References of those of the subjects that are no agents and may be seen. */
  seenSubjects: ReadonlySet<string>;
  /** What the portal did about alerts, by their ids. */
  did: ReadonlyMap<string, string[]>;
  now: number;
}

/** Whether everything that an alert concerns is in sight. */
export function isSeenWhole({ record, visible }: SeenAlert): boolean {
  return record.condition.agents.every(({ ref }) => visible.has(ref));
}

/**
 * An alert as the API shows it. Where some of the agents that it concerns are out of sight, nothing
 * is said that may name or count them.
 */
export function presentAlert(seen: SeenAlert, context: AlertContext): AlertRow {
  const { record, visible } = seen;
  const { condition, silencedUntil } = record;
  const { now } = context;
  const isWhole = isSeenWhole(seen);
  const name = createSubjectNamer(record, context.seenSubjects);
  const agents = condition.agents.filter(({ ref }) => visible.has(ref));
  return {
    id: record.id,
    revision: record.situation,
    severity: record.severity,
    state: record.state === 'pending' ? 'open' : record.state,
    kind: condition.kind,
    title: name(condition.title),
    reason: isWhole ? name(condition.reason) : reasonInSight(agents),
    subject: {
      ...(condition.subjectRef && { ref: condition.subjectRef }),
      title: name(condition.subjectTitle),
    },
    ...(condition.environmentRef && { environment: condition.environmentRef }),
    agents: agents.slice(0, LISTED_AGENTS).map(({ reason, ...agent }) => ({
      ...agent,
      ...(isWhole && reason && { reason }),
    })),
    agentsTotal: agents.length,
    startedAt: toTime(record.startedAt),
    changedAt: toTime(record.changedAt),
    seenAt: toTime(record.seenAt),
    ...presentDeadline(record, context),
    ...(record.acknowledged && {
      acknowledged: presentAct(record.acknowledged, isWhole),
    }),
    ...(record.state === 'resolved' &&
      record.resolved && { resolved: presentAct(record.resolved, isWhole) }),
    occurrences: Math.max(1, record.began.length),
    ...(record.flapping && { flapping: true }),
    ...(silencedUntil !== undefined &&
      silencedUntil > now && { silencedUntil: toTime(silencedUntil) }),
    ...(record.explainedBy && {
      explainedBy: presentExplanation(record.explainedBy, context),
    }),
    escalation: presentEscalation(record, {
      policy: context.policyOf(condition.rule.policy),
      agents,
      isWhole,
    }),
    rule: condition.rule,
    ...(condition.runbook && { runbook: condition.runbook }),
    links: condition.links,
    did: context.did.get(record.id) ?? [],
    operations: listCallerOperations(record, context.caller),
  };
}

/** By when somebody has to act; of what is over and waits to be resolved, when that is. */
function presentDeadline(
  record: AlertRecord,
  { policyOf, now }: Pick<AlertContext, 'policyOf' | 'now'>,
): Pick<AlertRow, 'acknowledgeBy' | 'clearedAt' | 'resolvesAt'> {
  const { acknowledgeBy, clearedAt, state, condition } = record;
  if (state === 'resolved') return {};
  if (clearedAt !== undefined) {
    const policy = policyOf(condition.rule.policy);
    const at = findResolution(record, policy, now);
    return {
      clearedAt: toTime(clearedAt),
      ...(at !== undefined && { resolvesAt: toTime(at) }),
    };
  }
  return state === 'open' && acknowledgeBy !== undefined
    ? { acknowledgeBy: toTime(acknowledgeBy) }
    : {};
}

function reasonInSight(agents: AffectedAgent[]): string {
  return agents.length === 1
    ? `1 agent that you may see is concerned: ${agents[0].title}.`
    : `${agents.length} agents that you may see are concerned.`;
}

/** What somebody wrote about all agents may name those out of sight. */
export function presentAct(
  { at, by, reason }: AlertActRecord,
  isWhole: boolean,
): AlertAct {
  return {
    at: toTime(at),
    ...(by && { by }),
    ...(isWhole && reason && { reason }),
  };
}

function presentExplanation(
  fingerprint: string,
  { explaining, seenSubjects }: AlertContext,
): NonNullable<AlertRow['explainedBy']> {
  const record: AlertRecord | undefined = explaining.get(fingerprint)?.record;
  return record
    ? {
        id: record.id,
        title: createSubjectNamer(record, seenSubjects)(record.condition.title),
      }
    : { id: '', title: 'An alert that is over, or that you may not see' };
}
