import { ConflictError, InputError } from '@backstage/errors';
import type {
  AlertKind,
  AlertOperationName,
  AllowedAlertOperation,
} from '../api/types';
import { describeMoment } from '../rollouts/describe';
import type {
  AlertEventRecord,
  AlertMessage,
  AlertPolicyInForce,
  AlertRecord,
} from './model';
import { createPolicyIndex } from './policy/policySettings';
import { resolvedMessages } from './step/tellAlert';

/** What somebody does with an alert. @public */
export interface AlertOperation {
  operation: AlertOperationName;
  /** Entity reference. */
  by: string;
  /** Needed to resolve. */
  reason?: string;
  /** Ms since 1970. */
  now: number;
  /** Those in force, for who is to be told that it is over. */
  policies: readonly AlertPolicyInForce[];
}

/** What comes of an operation. @public */
export interface AlertOperationResult {
  /** With its revision and situation raised. */
  alert: AlertRecord;
  events: AlertEventRecord[];
  messages: AlertMessage[];
}

const OPERATIONS: readonly AlertOperationName[] = ['acknowledge', 'resolve'];

/** Conditions that are measured again and again: while they hold, saying otherwise would hide them. */
const MEASURED: ReadonlySet<AlertKind> = new Set([
  'health',
  'dependency',
  'kpi',
]);

/**
 * Whether what alerts of a kind are about is measured again and again, so that nobody can resolve
 * one while its condition holds.
 *
 * @public
 */
export function isMeasuredKind(kind: AlertKind): boolean {
  return MEASURED.has(kind);
}

/**
 * Does what somebody asks of an alert, or refuses it in plain words. Pure.
 *
 * @throws ConflictError when its state does not allow it, or it was done before.
 * @throws InputError when a reason is needed and there is none.
 * @public
 */
export function operateAlert(
  record: AlertRecord,
  { operation, by, now, policies, ...options }: AlertOperation,
): AlertOperationResult {
  const reason = options.reason?.trim() || undefined;
  const refused = whyRefused(record, operation);
  if (refused) {
    throw new ConflictError(
      `Cannot ${operation} "${record.condition.title}" (${record.id}): ${refused}`,
    );
  }
  if (operation === 'resolve' && !reason) {
    throw new InputError(
      'To resolve an alert, give a reason: "reason" is empty.',
    );
  }
  const act = { at: now, by, ...(reason !== undefined && { reason }) };
  const isOver = operation === 'resolve';
  const alert: AlertRecord = {
    ...record,
    revision: record.revision + 1,
    situation: record.situation + 1,
    changedAt: now,
    acknowledgeBy: undefined,
    ...(isOver
      ? {
          state: 'resolved',
          resolved: act,
          silencedUntil: undefined,
          explainedBy: undefined,
        }
      : { state: 'acknowledged', acknowledged: act }),
  };
  const done = isOver ? 'resolved' : 'acknowledged';
  const policy = createPolicyIndex(policies)(record.condition.rule.policy);
  const isSilenced = record.silencedUntil !== undefined;
  return {
    alert,
    events: [
      {
        alertId: record.id,
        at: now,
        kind: done,
        text: reason ? `${by} ${done} it: ${reason}` : `${by} ${done} it.`,
        by,
      },
    ],
    messages:
      isOver && !isSilenced ? resolvedMessages(record, policy, now) : [],
  };
}

/**
 * What can be asked of an alert, and why not. Permissions are not looked at. `operateAlert` refuses
 * exactly what this calls not allowed.
 *
 * @public
 */
export function listAlertOperations(
  record: AlertRecord,
): AllowedAlertOperation[] {
  return OPERATIONS.map(operation => {
    const reason = whyRefused(record, operation);
    return reason === undefined
      ? { operation, allowed: true }
      : { operation, allowed: false, reason };
  });
}

function whyRefused(
  { state, acknowledged, resolved, clearedAt, condition }: AlertRecord,
  operation: AlertOperationName,
): string | undefined {
  switch (state) {
    case 'pending':
      return 'It is not open yet.';
    case 'resolved':
      return resolved?.by === undefined
        ? 'It is over, and resolved by itself.'
        : `${resolved.by} resolved it at ${describeMoment(resolved.at)}.`;
    case 'acknowledged':
    case 'open':
    default:
  }
  if (operation === 'acknowledge') {
    return acknowledged && state === 'acknowledged'
      ? `${acknowledged.by ?? 'The portal'} acknowledged it at ${describeMoment(
          acknowledged.at,
        )}.`
      : undefined;
  }
  return isMeasuredKind(condition.kind) && clearedAt === undefined
    ? 'It still holds, and resolves by itself when it is over. Acknowledge it, or silence it for a while.'
    : undefined;
}
