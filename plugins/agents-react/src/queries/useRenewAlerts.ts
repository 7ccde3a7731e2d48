import { useCallback } from 'react';
import { useAgentsQueryClient } from './AgentsQueryProvider';

/** Subjects of what is asked anew after an alert or a silence changed. */
export const ALERT_SUBJECTS: readonly string[] = [
  'agent',
  'agent-alerts',
  'agent-rollouts',
  'agent-timeline',
  'alert',
  'alert-silences',
  'alert-summary',
  'alerts',
  'fleet',
  'fleet-summary',
  'rollout',
  'rollouts',
];

/** Asks anew for whatever alerts touch. */
export function useRenewAlerts(): () => void {
  const client = useAgentsQueryClient();
  return useCallback(() => {
    client.invalidateQueries({
      predicate: ({ queryKey }) => ALERT_SUBJECTS.includes(String(queryKey[0])),
    });
  }, [client]);
}
