import {
  agentsAlertAcknowledgePermission,
  type AlertRecord,
  type AllowedAlertOperation,
  listAlertOperations,
} from '@agent-portal/plugin-agents-common';
import { type AlertCaller, mayAcknowledge } from '../service/alertCaller';

/** What a caller may do with an alert now, or why not. */
export function listCallerOperations(
  record: AlertRecord,
  caller: Pick<AlertCaller, 'user' | 'granted'>,
): AllowedAlertOperation[] {
  const refused = whyNot(caller);
  return listAlertOperations(record).map(one =>
    one.allowed && refused !== undefined
      ? { operation: one.operation, allowed: false, reason: refused }
      : one,
  );
}

function whyNot(
  caller: Pick<AlertCaller, 'user' | 'granted'>,
): string | undefined {
  if (caller.user === undefined) return 'Only a signed-in person may do this.';
  return mayAcknowledge(caller)
    ? undefined
    : `This needs the permission ${agentsAlertAcknowledgePermission.name}, which you do not have.`;
}
