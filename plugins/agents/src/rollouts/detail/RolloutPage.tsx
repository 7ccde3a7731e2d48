import {
  QueryState,
  statusCodeOf,
  useRollout,
} from '@agent-portal/plugin-agents-react';
import { LinkButton } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import Typography from '@material-ui/core/Typography';
import { useParams } from 'react-router-dom';
import { rolloutsRouteRef } from '../../routes';
import { RolloutView } from './RolloutView';

/** The page of one rollout. */
export function RolloutPage() {
  const { id = '' } = useParams();
  const query = useRollout(id);
  if (!query.data && statusCodeOf(query.error) === 404) {
    return <NoSuchRollout id={id} />;
  }
  return (
    <QueryState
      query={query}
      what={`the rollout ${id}`}
      stillWorks="It goes on by itself, whether this page can be shown or not."
    >
      {rollout => <RolloutView rollout={rollout} />}
    </QueryState>
  );
}

function NoSuchRollout({ id }: { id: string }) {
  const all = useRouteRef(rolloutsRouteRef)();
  return (
    <div role="alert">
      <Typography paragraph>
        There is no rollout {id}, or you may not see its agent.
      </Typography>
      <LinkButton to={all} variant="outlined">
        Go to all rollouts
      </LinkButton>
    </div>
  );
}
