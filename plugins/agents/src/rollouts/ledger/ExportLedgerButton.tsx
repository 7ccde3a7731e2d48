import type { RolloutDetail } from '@agent-portal/plugin-agents-common';
import {
  agentsApiRef,
  describeFailure,
} from '@agent-portal/plugin-agents-react';
import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import { useState } from 'react';
import { useRolloutStyles } from '../useRolloutStyles';
import { downloadJson } from './downloadJson';
import { collectLedger } from './collectLedger';

/** Downloads the whole ledger as JSON. */
export function ExportLedgerButton({ rollout }: { rollout: RolloutDetail }) {
  const classes = useRolloutStyles();
  const api = useApi(agentsApiRef);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const run = async () => {
    setBusy(true);
    setError(undefined);
    try {
      const ledger = await collectLedger(api, rollout.id);
      downloadJson({ rollout, ...ledger }, `rollout-${rollout.id}.json`);
    } catch (caught) {
      setError(caught);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button
        className={classes.button}
        size="small"
        variant="outlined"
        disabled={busy}
        onClick={run}
      >
        {busy ? 'Exporting…' : 'Export as JSON'}
      </Button>
      <span role="alert">
        {error !== undefined &&
          `The export failed. ${describeFailure(error).cause}`}
      </span>
    </>
  );
}
