import { describeFailure } from '@agent-portal/plugin-agents-react';
import GetApp from '@material-ui/icons/GetApp';
import { useFleetExport } from '../export/useFleetExport';
import { ActionButton } from './ActionButton';
import type { FleetView } from '../view/fleetView';

/** Downloads all agents of the view as CSV. */
export function ExportButton(props: { view: FleetView; iconOnly: boolean }) {
  const { run, busy, error } = useFleetExport(props.view);
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
        {error && `The export failed. ${describeFailure(error).cause}`}
      </span>
    </>
  );
}
