import type {
  AlertDetail,
  AlertOperationName,
  AlertOperationRequest,
  AlertSilence,
  AlertSilenceRequest,
  DecisionRequest,
} from '@agent-portal/plugin-agents-common';
import {
  type AgentsMutationResult,
  useAgentsMutation,
} from './useAgentsMutation';

/** Subjects of what is asked anew after an alert or a silence changed. */
const ALERT_SUBJECTS: readonly string[] = [
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

/** What is to be done with an alert. @public */
export interface AlertOperationVariables extends AlertOperationRequest {
  id: string;
  operation: AlertOperationName;
}

/** Which silence is to end, and why. @public */
export interface EndSilenceVariables extends DecisionRequest {
  id: string;
}

/** Everything that people can do about alerts. @public */
export interface AlertMutations {
  /**
   * Acknowledges or resolves an alert. Fails with status 409 when somebody else was faster, with 403
   * when it is not allowed.
   */
  operate: AgentsMutationResult<AlertDetail, AlertOperationVariables>;
  /** Keeps alerts from telling anybody for a while. */
  silence: AgentsMutationResult<AlertSilence, AlertSilenceRequest>;
  /** Ends a silence before its time. */
  endSilence: AgentsMutationResult<AlertSilence, EndSilenceVariables>;
}

/**
 * What people can do about alerts; each asks anew for whatever it touches.
 *
 * @public
 */
export function useAlertMutations(): AlertMutations {
  return {
    operate: useAgentsMutation<AlertDetail, AlertOperationVariables>(
      (api, { id, operation, ...request }) =>
        api.operateAlert(id, operation, request),
      ALERT_SUBJECTS,
    ),
    silence: useAgentsMutation<AlertSilence, AlertSilenceRequest>(
      (api, request) => api.createAlertSilence(request),
      ALERT_SUBJECTS,
    ),
    endSilence: useAgentsMutation<AlertSilence, EndSilenceVariables>(
      (api, { id, ...request }) => api.endAlertSilence(id, request),
      ALERT_SUBJECTS,
    ),
  };
}
