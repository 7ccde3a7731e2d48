import type { FleetRow } from '@agent-portal/plugin-agents-common';
import { agentsApiRef } from '@agent-portal/plugin-agents-react';
import { useApi } from '@backstage/core-plugin-api';
import { useCallback, useState } from 'react';
import { type FleetView, toFleetFilter } from '../view/fleetView';
import { downloadCsv } from './downloadCsv';
import { formatFleetCsv } from './fleetCsv';

const EXPORT_PAGE_SIZE = 200;

/** Downloads all agents of a view, not only its page, as a CSV file. */
export function useFleetExport(view: FleetView) {
  const api = useApi(agentsApiRef);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();

  const run = useCallback(async () => {
    setBusy(true);
    setError(undefined);
    try {
      const rows: FleetRow[] = [];
      let cursor: string | undefined;
      do {
        const page = await api.listFleet({
          ...toFleetFilter(view),
          orderBy: view.orderBy,
          order: view.order,
          limit: EXPORT_PAGE_SIZE,
          ...(cursor && { cursor }),
        });
        rows.push(...page.items);
        cursor = page.nextCursor;
      } while (cursor);
      downloadCsv(formatFleetCsv(rows), 'agents.csv');
    } catch (cause) {
      setError(cause as Error);
    } finally {
      setBusy(false);
    }
  }, [api, view]);

  return { run, busy, error };
}
