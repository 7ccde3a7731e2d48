import type { AlertsApi } from './AlertsApi';
import { type Connect, init, unwrap } from './connection';
import { toAgentPath } from './entityPaths';

/** Calls of {@link AlertsApi}. */
export function alertsCalls(connect: Connect): AlertsApi {
  return {
    async getAgentAlerts(ref, options) {
      const client = await connect();
      return unwrap(
        await client.GET('/v1/agents/{kind}/{namespace}/{name}/alerts', {
          params: { path: toAgentPath(ref) },
          ...init(options),
        }),
      );
    },

    async listAlerts(query = {}, options) {
      const client = await connect();
      return unwrap(
        await client.GET('/v1/alerts', { params: { query }, ...init(options) }),
      );
    },

    async getAlertSummary(options) {
      const client = await connect();
      return unwrap(
        await client.GET('/v1/alerts/summary', { ...init(options) }),
      );
    },

    async getAlert(id, options) {
      const client = await connect();
      return unwrap(
        await client.GET('/v1/alerts/{id}', {
          params: { path: { id } },
          ...init(options),
        }),
      );
    },

    async operateAlert(id, operation, body, options) {
      const client = await connect();
      return unwrap(
        await client.POST('/v1/alerts/{id}/{operation}', {
          params: { path: { id, operation } },
          body,
          ...init(options),
        }),
      );
    },

    async listAlertSilences(options) {
      const client = await connect();
      return unwrap(
        await client.GET('/v1/alert-silences', { ...init(options) }),
      );
    },

    async createAlertSilence(body, options) {
      const client = await connect();
      return unwrap(
        await client.POST('/v1/alert-silences', { body, ...init(options) }),
      );
    },

    async endAlertSilence(id, body, options) {
      const client = await connect();
      return unwrap(
        await client.POST('/v1/alert-silences/{id}/end', {
          params: { path: { id } },
          body,
          ...init(options),
        }),
      );
    },

    async listAlertPolicies(options) {
      const client = await connect();
      return unwrap(
        await client.GET('/v1/alert-policies', { ...init(options) }),
      );
    },

    async listMaintenanceWindows(query = {}, options) {
      const client = await connect();
      return unwrap(
        await client.GET('/v1/maintenance-windows', {
          params: { query },
          ...init(options),
        }),
      );
    },

    async createMaintenanceWindow(body, options) {
      const client = await connect();
      return unwrap(
        await client.POST('/v1/maintenance-windows', {
          body,
          ...init(options),
        }),
      );
    },

    async endMaintenanceWindow(id, body, options) {
      const client = await connect();
      return unwrap(
        await client.POST('/v1/maintenance-windows/{id}/end', {
          params: { path: { id } },
          body,
          ...init(options),
        }),
      );
    },

    async listDependencies(query = {}, options) {
      const client = await connect();
      return unwrap(
        await client.GET('/v1/dependencies', {
          params: { query },
          ...init(options),
        }),
      );
    },

    async getPushOffer(options) {
      const client = await connect();
      return unwrap(
        await client.GET('/v1/push-subscriptions', { ...init(options) }),
      );
    },

    async subscribeToPush(body, options) {
      const client = await connect();
      return unwrap(
        await client.POST('/v1/push-subscriptions', { body, ...init(options) }),
      );
    },

    async unsubscribeFromPush(endpoint, options) {
      const client = await connect();
      return unwrap(
        await client.POST('/v1/push-subscriptions/remove', {
          body: { endpoint },
          ...init(options),
        }),
      );
    },
  };
}
