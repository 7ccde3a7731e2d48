import type {
  PushOffer,
  PushSubscriptionRequest,
} from '@agent-portal/plugin-agents-common';
import {
  type AgentsMutationResult,
  useAgentsMutation,
} from '../queries/useAgentsMutation';
import {
  type AgentsQueryResult,
  useAgentsQuery,
} from '../queries/useAgentsQuery';

const SUBJECTS: readonly string[] = ['push-offer'];

/**
 * Whether browsers can be told of alerts while the portal is closed.
 *
 * @param enabled - Whether to ask at all; yes by default.
 * @public
 */
export function usePushOffer(
  enabled: boolean = true,
): AgentsQueryResult<PushOffer> {
  return useAgentsQuery({
    subject: ['push-offer'],
    ask: (api, options) => api.getPushOffer(options),
    enabled,
  });
}

/** Has a browser told, or not any more. @public */
export interface PushMutations {
  subscribe: AgentsMutationResult<PushOffer, PushSubscriptionRequest>;
  /** Takes the endpoint of the browser's subscription. */
  unsubscribe: AgentsMutationResult<PushOffer, string>;
}

/**
 * Has a browser told of P0 and P1 alerts, or not any more.
 *
 * @public
 */
export function usePushMutations(): PushMutations {
  return {
    subscribe: useAgentsMutation<PushOffer, PushSubscriptionRequest>(
      (api, request) => api.subscribeToPush(request),
      SUBJECTS,
    ),
    unsubscribe: useAgentsMutation<PushOffer, string>(
      (api, endpoint) => api.unsubscribeFromPush(endpoint),
      SUBJECTS,
    ),
  };
}
