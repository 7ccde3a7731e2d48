import { TimeUntil, useAlertSummary } from '@agent-portal/plugin-agents-react';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import Typography from '@material-ui/core/Typography';
import { alertsOnCallRouteRef } from '../routes';

/** How many alerts wait for the signed-in person, and by when; nothing when none does. */
export function WaitingAlerts() {
  const { data } = useAlertSummary();
  return data && data.mine > 0 ? (
    <OnCallLink waiting={data.mine} nextDeadline={data.nextDeadline} />
  ) : null;
}

/** By itself, as the address of the page is needed only when something waits there. */
function OnCallLink(props: { waiting: number; nextDeadline?: string }) {
  const page = useRouteRef(alertsOnCallRouteRef);
  const { waiting, nextDeadline } = props;
  return (
    <Typography>
      <Link to={page()} underline="always">
        {waiting === 1
          ? '1 alert waits for you'
          : `${waiting} alerts wait for you`}
      </Link>
      {nextDeadline && (
        <>
          : the next deadline is <TimeUntil at={nextDeadline} countdown />
        </>
      )}
    </Typography>
  );
}
