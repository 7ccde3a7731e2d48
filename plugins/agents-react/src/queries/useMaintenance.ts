import type {
  DecisionRequest,
  MaintenanceWindow,
  MaintenanceWindowList,
  MaintenanceWindowRequest,
} from '@agent-portal/plugin-agents-common';
import type { CompoundEntityRef } from '@backstage/catalog-model';
import { normalizeAgentRef } from './useAgent';
import {
  type AgentsMutationResult,
  useAgentsMutation,
} from './useAgentsMutation';
import { type AgentsQueryResult, useAgentsQuery } from './useAgentsQuery';

/** Subjects of what is asked anew after maintenance was announced or ended. */
const MAINTENANCE_SUBJECTS: readonly string[] = [
  'agent',
  'agent-alerts',
  'agent-health',
  'agent-timeline',
  'alert',
  'alert-summary',
  'alerts',
  'fleet',
  'fleet-summary',
  'maintenance',
];

/** Which maintenance is to end, and why. @public */
export interface EndMaintenanceVariables extends DecisionRequest {
  id: string;
}

/** Everything that people can do about maintenance. @public */
export interface MaintenanceMutations {
  /** Announces that agents may be down. */
  plan: AgentsMutationResult<MaintenanceWindow, MaintenanceWindowRequest>;
  /** Ends maintenance before its time. */
  end: AgentsMutationResult<MaintenanceWindow, EndMaintenanceVariables>;
}

/**
 * Maintenance under way, to come, and that which ended last.
 *
 * @param ref - Only of this agent; of every visible one when absent.
 * @public
 */
export function useMaintenance(
  ref?: string | CompoundEntityRef,
): AgentsQueryResult<MaintenanceWindowList> {
  const agent = ref === undefined ? undefined : normalizeAgentRef(ref);
  return useAgentsQuery({
    subject: ['maintenance', agent ?? ''],
    ask: (api, options) =>
      api.listMaintenanceWindows(agent ? { agent } : {}, options),
  });
}

/**
 * What people can do about maintenance; each asks anew for whatever it touches.
 *
 * @public
 */
export function useMaintenanceMutations(): MaintenanceMutations {
  return {
    plan: useAgentsMutation<MaintenanceWindow, MaintenanceWindowRequest>(
      (api, request) => api.createMaintenanceWindow(request),
      MAINTENANCE_SUBJECTS,
    ),
    end: useAgentsMutation<MaintenanceWindow, EndMaintenanceVariables>(
      (api, { id, ...request }) => api.endMaintenanceWindow(id, request),
      MAINTENANCE_SUBJECTS,
    ),
  };
}
