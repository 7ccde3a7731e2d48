import type { ScorecardResults } from '@agent-portal/plugin-agents-common';
import {
  agentsApiRef,
  describeFailure,
} from '@agent-portal/plugin-agents-react';
import { useApi } from '@backstage/core-plugin-api';
import GetApp from '@material-ui/icons/GetApp';
import { useState } from 'react';
import { downloadCsv } from '../../fleet/export/downloadCsv';
import { ActionButton } from '../../fleet/toolbar/ActionButton';
import { type ReadinessView, toReadinessQuery } from '../view/readinessView';
import { formatMatrixCsv } from './matrixCsv';

const EXPORT_PAGE_SIZE = 1_000;

/** Downloads all agents of the view, not only those on screen, as CSV. */
export function ExportMatrixButton(props: {
  scorecard: string;
  view: ReadinessView;
  iconOnly: boolean;
}) {
  const api = useApi(agentsApiRef);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();

  const run = async () => {
    setBusy(true);
    setError(undefined);
    try {
      const rows: ScorecardResults['rows'] = [];
      let page: ScorecardResults;
      do {
        page = await api.listScorecardResults(props.scorecard, {
          ...toReadinessQuery(props.view),
          offset: rows.length,
          limit: EXPORT_PAGE_SIZE,
        });
        rows.push(...page.rows);
      } while (page.rows.length > 0 && rows.length < page.total);
      downloadCsv(formatMatrixCsv({ ...page, rows }), 'readiness.csv');
    } catch (cause) {
      setError(cause);
    } finally {
      setBusy(false);
    }
  };

  return (
    <>
      <ActionButton
        icon={<GetApp />}
        label={busy ? 'Exporting…' : 'Export CSV'}
        iconOnly={props.iconOnly}
        disabled={busy}
        onClick={run}
      />
      <span role="alert">
        {error !== undefined &&
          `The export failed. ${describeFailure(error).cause}`}
      </span>
    </>
  );
}
