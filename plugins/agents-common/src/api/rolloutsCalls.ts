import type { RolloutsApi } from './RolloutsApi';
import { type Connect, init, unwrap } from './connection';
import { toAgentPath, toRolloutPlanPath } from './entityPaths';

/** Calls of {@link RolloutsApi}. */
export function rolloutsCalls(connect: Connect): RolloutsApi {
  return {
    async getAgentRollouts(ref, options) {
      const client = await connect();
      return unwrap(
        await client.GET('/v1/agents/{kind}/{namespace}/{name}/rollouts', {
          params: { path: toAgentPath(ref) },
          ...init(options),
        }),
      );
    },

    async listRollouts(query = {}, options) {
      const client = await connect();
      return unwrap(
        await client.GET('/v1/rollouts', {
          params: { query },
          ...init(options),
        }),
      );
    },

    async createRollout(body, options) {
      const client = await connect();
      return unwrap(
        await client.POST('/v1/rollouts', { body, ...init(options) }),
      );
    },

    async getRollout(id, options) {
      const client = await connect();
      return unwrap(
        await client.GET('/v1/rollouts/{id}', {
          params: { path: { id } },
          ...init(options),
        }),
      );
    },

    async getRolloutLedger(id, query = {}, options) {
      const client = await connect();
      return unwrap(
        await client.GET('/v1/rollouts/{id}/ledger', {
          params: { path: { id }, query },
          ...init(options),
        }),
      );
    },

    async replayRollout(id, policy, options) {
      const client = await connect();
      return unwrap(
        await client.GET('/v1/rollouts/{id}/replay', {
          params: { path: { id }, query: { policy } },
          ...init(options),
        }),
      );
    },

    async getRolloutPreflight(query, options) {
      const client = await connect();
      return unwrap(
        await client.GET('/v1/rollouts/preflight', {
          params: { query },
          ...init(options),
        }),
      );
    },

    async operateRollout(id, operation, body = {}, options) {
      const client = await connect();
      return unwrap(
        await client.POST('/v1/rollouts/{id}/{operation}', {
          params: { path: { id, operation } },
          body,
          ...init(options),
        }),
      );
    },

    async getStopLine(options) {
      const client = await connect();
      return unwrap(await client.GET('/v1/rollouts/stop-line', init(options)));
    },

    async setStopLine(body, options) {
      const client = await connect();
      return unwrap(
        await client.POST('/v1/rollouts/stop-line', {
          body,
          ...init(options),
        }),
      );
    },

    async listRolloutPlans(options) {
      const client = await connect();
      return unwrap(await client.GET('/v1/rollout-plans', init(options)));
    },

    async operateRolloutPlan(ref, operation, body = {}, options) {
      const client = await connect();
      return unwrap(
        await client.POST('/v1/rollout-plans/{namespace}/{name}/{operation}', {
          params: { path: { ...toRolloutPlanPath(ref), operation } },
          body,
          ...init(options),
        }),
      );
    },
  };
}
