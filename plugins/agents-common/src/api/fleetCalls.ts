import type { CompoundEntityRef } from '@backstage/catalog-model';
import type { AgentsRequestOptions } from './AgentsRequestOptions';
import type { FleetApi } from './FleetApi';
import { type Connect, init, unwrap } from './connection';
import { toAgentPath } from './entityPaths';
import type {
  FleetFilter,
  FleetQuery,
  HistoryRange,
  KpiSampleBatch,
  TimelineQuery,
} from './types';

/** Calls of {@link FleetApi}. */
export function fleetCalls(connect: Connect): FleetApi {
  return {
    async listFleet(query: FleetQuery = {}, options?: AgentsRequestOptions) {
      const client = await connect();
      return unwrap(
        await client.GET('/v1/fleet', { params: { query }, ...init(options) }),
      );
    },

    async summarizeFleet(
      query: FleetFilter = {},
      options?: AgentsRequestOptions,
    ) {
      const client = await connect();
      return unwrap(
        await client.GET('/v1/fleet/summary', {
          params: { query },
          ...init(options),
        }),
      );
    },

    async listFleetFacets(options?: AgentsRequestOptions) {
      const client = await connect();
      return unwrap(await client.GET('/v1/fleet/facets', init(options)));
    },

    async getFleetOverview(options?: AgentsRequestOptions) {
      const client = await connect();
      return unwrap(await client.GET('/v1/fleet/overview', init(options)));
    },

    async getAgent(
      ref: string | CompoundEntityRef,
      options?: AgentsRequestOptions,
    ) {
      const client = await connect();
      return unwrap(
        await client.GET('/v1/agents/{kind}/{namespace}/{name}', {
          params: { path: toAgentPath(ref) },
          ...init(options),
        }),
      );
    },

    async getAgentHealth(
      ref: string | CompoundEntityRef,
      range?: HistoryRange,
      options?: AgentsRequestOptions,
    ) {
      const client = await connect();
      return unwrap(
        await client.GET('/v1/agents/{kind}/{namespace}/{name}/health', {
          params: { path: toAgentPath(ref), query: { range } },
          ...init(options),
        }),
      );
    },

    async getAgentKpis(
      ref: string | CompoundEntityRef,
      range?: HistoryRange,
      options?: AgentsRequestOptions,
    ) {
      const client = await connect();
      return unwrap(
        await client.GET('/v1/agents/{kind}/{namespace}/{name}/kpis', {
          params: { path: toAgentPath(ref), query: { range } },
          ...init(options),
        }),
      );
    },

    async getAgentTimeline(
      ref: string | CompoundEntityRef,
      query: TimelineQuery = {},
      options?: AgentsRequestOptions,
    ) {
      const client = await connect();
      return unwrap(
        await client.GET('/v1/agents/{kind}/{namespace}/{name}/timeline', {
          params: { path: toAgentPath(ref), query },
          ...init(options),
        }),
      );
    },

    async pushKpiSamples(body: KpiSampleBatch, options?: AgentsRequestOptions) {
      const client = await connect();
      return unwrap(
        await client.POST('/v1/kpi-samples', { body, ...init(options) }),
      );
    },
  };
}
