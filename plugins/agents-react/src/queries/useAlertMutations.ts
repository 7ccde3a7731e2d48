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
import { useAcknowledge } from './useAcknowledge';
import { ALERT_SUBJECTS } from './useRenewAlerts';

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
   * when it is not allowed. An acknowledgement that does not reach the portal is kept on the device and
   * sent later (see {@link useQueuedAcknowledgements}): then there is no alert in the result.
   */
  operate: AgentsMutationResult<
    AlertDetail | undefined,
    AlertOperationVariables
  >;
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
  const acknowledge = useAcknowledge();
  return {
    operate: useAgentsMutation<
      AlertDetail | undefined,
      AlertOperationVariables
    >(
      (api, { id, operation, ...request }) =>
        operation === 'acknowledge'
          ? acknowledge(id, request)
          : api.operateAlert(id, operation, request),
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
