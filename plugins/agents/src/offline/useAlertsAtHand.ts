import { agentsApiRef } from '@agent-portal/plugin-agents-react';
import { useApi } from '@backstage/core-plugin-api';
import { useEffect } from 'react';
import { parseAlertsView, toAlertsQuery } from '../alerts/view/alertsView';

/** Pages come first. */
const FIRST_AFTER_MS = 5_000;
const EVERY_MS = 5 * 60_000;

/**
 * Has the service worker keep what those on call need, even if they did not open it lately: the code of
 * the alert pages and the alerts that wait for them. Does nothing where there is no service worker.
 */
export function useAlertsAtHand(): void {
  const api = useApi(agentsApiRef);
  useEffect(() => {
    const fetchAll = async () => {
      const hidden = document.visibilityState === 'hidden';
      if (hidden || !navigator.serviceWorker?.controller) return;
      await import('../alerts/AlertsPage');
      // The questions of the view for those on call and of the list, word for word.
      await api.listAlerts({ mine: true, state: ['open'] });
      await api.listAlerts({ mine: true, state: ['acknowledged'] });
      await api.listAlerts(
        toAlertsQuery(parseAlertsView(new URLSearchParams())),
      );
      await api.getAlertSummary();
    };
    // Without a network, what is there stays as it is.
    const tryFetching = () => fetchAll().catch(() => undefined);
    const first = setTimeout(tryFetching, FIRST_AFTER_MS);
    const every = setInterval(tryFetching, EVERY_MS);
    return () => {
      clearTimeout(first);
      clearInterval(every);
    };
  }, [api]);
}
