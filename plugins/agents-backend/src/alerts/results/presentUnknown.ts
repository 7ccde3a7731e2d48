import type { UnknownAlertKind } from '@agent-portal/plugin-agents-common';
import { toTime } from '../../readiness/workflow/toTime';
import type { AlertRun } from '../model';
import type { AlertView } from './AlertReadModel';

/**
 * Kinds that the last look at everything could not look at, where there are any. Why is told to
 * those who may see what concerns the fleet as a whole: it may name agents.
 */
export function presentUnknown(
  { unknown, evaluatedAt }: Pick<AlertRun, 'unknown' | 'evaluatedAt'>,
  { seesFleetAlerts }: Pick<AlertView, 'seesFleetAlerts'>,
): { unknown?: UnknownAlertKind[] } {
  if (unknown.length === 0) return {};
  return {
    unknown: unknown.map(({ kind, since, reason }) => ({
      kind,
      since: toTime(since ?? evaluatedAt),
      reason: seesFleetAlerts ? reason : 'what it rests on could not be read',
    })),
  };
}
