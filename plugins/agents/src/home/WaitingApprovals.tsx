import { useRolloutApprovals } from '@agent-portal/plugin-agents-react';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import Typography from '@material-ui/core/Typography';
import { rolloutsWaitingRouteRef } from '../routes';

/** How many rollouts wait for an approval of the signed-in person; nothing when none does. */
export function WaitingApprovals() {
  const waiting = useRolloutApprovals().data?.items.length ?? 0;
  return waiting > 0 ? <WaitingLink waiting={waiting} /> : null;
}

/** By itself, as the address of the page is needed only when something waits there. */
function WaitingLink({ waiting }: { waiting: number }) {
  const page = useRouteRef(rolloutsWaitingRouteRef);
  return (
    <Typography>
      <Link to={page()}>
        {waiting === 1
          ? '1 rollout waits for your approval'
          : `${waiting} rollouts wait for your approval`}
      </Link>
    </Typography>
  );
}
