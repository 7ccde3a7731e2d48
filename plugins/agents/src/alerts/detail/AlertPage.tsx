import {
  QueryState,
  statusCodeOf,
  useAlert,
} from '@agent-portal/plugin-agents-react';
import { LinkButton } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import Typography from '@material-ui/core/Typography';
import { useParams } from 'react-router-dom';
import { alertsRouteRef } from '../../routes';
import { AlertView } from './AlertView';

/** The page of one alert. */
export function AlertPage() {
  const { id = '' } = useParams();
  const query = useAlert(id);
  if (!query.data && statusCodeOf(query.error) === 404) {
    return <NoSuchAlert id={id} />;
  }
  return (
    <QueryState
      query={query}
      what={`the alert ${id}`}
      stillWorks="People are told of it, whether this page can be shown or not."
    >
      {alert => <AlertView alert={alert} />}
    </QueryState>
  );
}

function NoSuchAlert({ id }: { id: string }) {
  const all = useRouteRef(alertsRouteRef)();
  return (
    <div role="alert">
      <Typography paragraph>
        There is no alert {id}, or you may not see the agents that it concerns.
      </Typography>
      <LinkButton to={all} variant="outlined">
        Go to all alerts
      </LinkButton>
    </div>
  );
}
