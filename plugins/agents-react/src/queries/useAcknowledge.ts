import type {
  AlertDetail,
  AlertOperationRequest,
} from '@agent-portal/plugin-agents-common';
import {
  identityApiRef,
  useApiHolder,
  useApi,
} from '@backstage/core-plugin-api';
import { agentsApiRef } from '../api';
import { askForBackgroundSync, outboxOf, userRefOf } from '../offline/outboxOf';
import { statusCodeOf } from './isTransient';

/** For so long a portal that says nothing is waited for. */
const PATIENCE_MS = 20_000;

/** Acknowledges an alert, or keeps that for later when the portal is not reached. */
export function useAcknowledge(): (
  id: string,
  request: AlertOperationRequest,
) => Promise<AlertDetail | undefined> {
  const api = useApi(agentsApiRef);
  const apis = useApiHolder();
  return async (id, request) => {
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), PATIENCE_MS);
    try {
      return await api.operateAlert(id, 'acknowledge', request, {
        signal: patience.signal,
      });
    } catch (error) {
      const identity = apis.get(identityApiRef);
      if (statusCodeOf(error) !== undefined || !identity) throw error;
      const { revision, reason } = request;
      await outboxOf(api).add({
        user: await userRefOf(identity),
        alert: id,
        revision,
        ...(reason && { reason }),
      });
      askForBackgroundSync().catch(() => undefined);
      return undefined;
    } finally {
      clearTimeout(timer);
    }
  };
}
