import type { CompoundEntityRef } from '@backstage/catalog-model';
import type { AgentsRequestOptions } from './AgentsRequestOptions';
import type { ReadinessApi } from './ReadinessApi';
import { type Connect, init, unwrap } from './connection';
import { toAgentPath, toScorecardPath } from './entityPaths';
import type {
  AttestationRequest,
  DecisionRequest,
  ExemptionDecision,
  ExemptionRequest,
  ExemptionsQuery,
  GateDecisionsQuery,
  GateQuery,
  ReadinessActionsQuery,
  ScorecardGroupsQuery,
  ScorecardResultsQuery,
  SimulationRequest,
} from './types';

/** Calls of {@link ReadinessApi}. */
export function readinessCalls(connect: Connect): ReadinessApi {
  return {
    async getAgentReadiness(
      ref: string | CompoundEntityRef,
      options?: AgentsRequestOptions,
    ) {
      const client = await connect();
      return unwrap(
        await client.GET('/v1/agents/{kind}/{namespace}/{name}/readiness', {
          params: { path: toAgentPath(ref) },
          ...init(options),
        }),
      );
    },

    async listScorecards(options?: AgentsRequestOptions) {
      const client = await connect();
      return unwrap(await client.GET('/v1/scorecards', init(options)));
    },

    async getScorecard(
      ref: string | CompoundEntityRef,
      days?: number,
      options?: AgentsRequestOptions,
    ) {
      const client = await connect();
      return unwrap(
        await client.GET('/v1/scorecards/{namespace}/{name}', {
          params: { path: toScorecardPath(ref), query: { days } },
          ...init(options),
        }),
      );
    },

    async listScorecardResults(
      ref: string | CompoundEntityRef,
      query: ScorecardResultsQuery = {},
      options?: AgentsRequestOptions,
    ) {
      const client = await connect();
      return unwrap(
        await client.GET('/v1/scorecards/{namespace}/{name}/results', {
          params: { path: toScorecardPath(ref), query },
          ...init(options),
        }),
      );
    },

    async listScorecardGroups(
      ref: string | CompoundEntityRef,
      query: ScorecardGroupsQuery = {},
      options?: AgentsRequestOptions,
    ) {
      const client = await connect();
      return unwrap(
        await client.GET('/v1/scorecards/{namespace}/{name}/groups', {
          params: { path: toScorecardPath(ref), query },
          ...init(options),
        }),
      );
    },

    async listReadinessActions(
      query: ReadinessActionsQuery = {},
      options?: AgentsRequestOptions,
    ) {
      const client = await connect();
      return unwrap(
        await client.GET('/v1/readiness/actions', {
          params: { query },
          ...init(options),
        }),
      );
    },

    async simulateScorecard(
      body: SimulationRequest,
      options?: AgentsRequestOptions,
    ) {
      const client = await connect();
      return unwrap(
        await client.POST('/v1/readiness/simulate', { body, ...init(options) }),
      );
    },

    async getReadinessInbox(options?: AgentsRequestOptions) {
      const client = await connect();
      return unwrap(await client.GET('/v1/readiness/inbox', init(options)));
    },

    async listExemptions(
      query: ExemptionsQuery = {},
      options?: AgentsRequestOptions,
    ) {
      const client = await connect();
      return unwrap(
        await client.GET('/v1/exemptions', {
          params: { query },
          ...init(options),
        }),
      );
    },

    async requestExemption(
      body: ExemptionRequest,
      options?: AgentsRequestOptions,
    ) {
      const client = await connect();
      return unwrap(
        await client.POST('/v1/exemptions', { body, ...init(options) }),
      );
    },

    async decideExemption(
      id: string,
      decision: ExemptionDecision,
      body: DecisionRequest = {},
      options?: AgentsRequestOptions,
    ) {
      const client = await connect();
      return unwrap(
        await client.POST('/v1/exemptions/{id}/{decision}', {
          params: { path: { id, decision } },
          body,
          ...init(options),
        }),
      );
    },

    async signAttestation(
      body: AttestationRequest,
      options?: AgentsRequestOptions,
    ) {
      const client = await connect();
      return unwrap(
        await client.POST('/v1/attestations', { body, ...init(options) }),
      );
    },

    async revokeAttestation(
      id: string,
      body: DecisionRequest = {},
      options?: AgentsRequestOptions,
    ) {
      const client = await connect();
      return unwrap(
        await client.POST('/v1/attestations/{id}/revoke', {
          params: { path: { id } },
          body,
          ...init(options),
        }),
      );
    },

    async getGate(query: GateQuery, options?: AgentsRequestOptions) {
      const client = await connect();
      return unwrap(
        await client.GET('/v1/gate', { params: { query }, ...init(options) }),
      );
    },

    async listGateDecisions(
      query: GateDecisionsQuery = {},
      options?: AgentsRequestOptions,
    ) {
      const client = await connect();
      return unwrap(
        await client.GET('/v1/gate/decisions', {
          params: { query },
          ...init(options),
        }),
      );
    },
  };
}
