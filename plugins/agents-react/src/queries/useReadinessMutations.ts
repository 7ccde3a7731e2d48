import type {
  Attestation,
  AttestationRequest,
  Exemption,
  ExemptionDecision,
  ExemptionRequest,
  Simulation,
  SimulationRequest,
} from '@agent-portal/plugin-agents-common';
import {
  type AgentsMutationResult,
  READINESS_SUBJECTS,
  useAgentsMutation,
} from './useAgentsMutation';

const USUAL_DAYS = 30;

/** A decision about an exemption. @public */
export interface ExemptionDecisionVariables {
  id: string;
  decision: ExemptionDecision;
  reason?: string;
}

/** A signature to take back. @public */
export interface RevocationVariables {
  id: string;
  reason?: string;
}

/**
 * Asks for an exemption, which somebody else has to approve.
 *
 * @public
 */
export function useRequestExemption(): AgentsMutationResult<
  Exemption,
  ExemptionRequest
> {
  return useAgentsMutation(
    (api, request) => api.requestExemption(request),
    READINESS_SUBJECTS,
  );
}

/**
 * Decides about an exemption. Fails with status 409 when somebody else was first.
 *
 * @public
 */
export function useDecideExemption(): AgentsMutationResult<
  Exemption,
  ExemptionDecisionVariables
> {
  return useAgentsMutation(
    (api, { id, decision, reason }) =>
      api.decideExemption(id, decision, { reason }),
    READINESS_SUBJECTS,
  );
}

/**
 * Signs a statement about the release of an agent.
 *
 * @public
 */
export function useSignAttestation(): AgentsMutationResult<
  Attestation,
  AttestationRequest
> {
  return useAgentsMutation(
    (api, request) => api.signAttestation(request),
    READINESS_SUBJECTS,
  );
}

/**
 * Takes a signature back.
 *
 * @public
 */
export function useRevokeAttestation(): AgentsMutationResult<
  Attestation,
  RevocationVariables
> {
  return useAgentsMutation(
    (api, { id, reason }) => api.revokeAttestation(id, { reason }),
    READINESS_SUBJECTS,
  );
}

/** A draft to try, and how many past days to look at; 30 by default. @public */
export type SimulationVariables = Pick<SimulationRequest, 'draft'> &
  Partial<SimulationRequest>;

/**
 * Tries a draft of a scorecard. Stores nothing.
 *
 * @public
 */
export function useSimulateScorecard(): AgentsMutationResult<
  Simulation,
  SimulationVariables
> {
  return useAgentsMutation((api, request) =>
    api.simulateScorecard({ days: USUAL_DAYS, ...request }),
  );
}
