import { useReadinessInbox } from '@agent-portal/plugin-agents-react';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import Typography from '@material-ui/core/Typography';
import { readinessInboxRouteRef } from '../routes';

/** How many exemptions wait for the signed-in person to decide; nothing when none does. */
export function WaitingDecisions() {
  const { data } = useReadinessInbox();
  const waiting =
    data?.exemptions.filter(({ may }) => may.includes('approve')).length ?? 0;
  return waiting > 0 ? <InboxLink waiting={waiting} /> : null;
}

/** By itself, as the address of the inbox is needed only when something waits there. */
function InboxLink({ waiting }: { waiting: number }) {
  const inbox = useRouteRef(readinessInboxRouteRef);
  return (
    <Typography>
      <Link to={inbox()}>
        {waiting === 1
          ? '1 exemption waits for your decision'
          : `${waiting} exemptions wait for your decision`}
      </Link>
    </Typography>
  );
}
