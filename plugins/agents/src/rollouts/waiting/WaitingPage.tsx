import {
  QueryState,
  useRolloutApprovals,
} from '@agent-portal/plugin-agents-react';
import { LinkButton } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { rolloutsRouteRef } from '../../routes';
import { RolloutCard } from '../card/RolloutCard';
import { useRolloutStyles } from '../useRolloutStyles';

const useStyles = makeStyles(theme => ({
  empty: { maxWidth: 640, margin: theme.spacing(6, 'auto') },
}));

/** The rollouts that wait for an approval of the signed-in person. */
export function WaitingPage() {
  const classes = useRolloutStyles();
  const query = useRolloutApprovals();
  return (
    <QueryState
      query={query}
      what="what waits for you"
      stillWorks="Rollouts that wait for nobody go on by themselves."
      isEmpty={({ items }) => items.length === 0}
      empty={<NothingWaits />}
    >
      {({ items }) => (
        <div className={classes.page}>
          {items.map(row => (
            <RolloutCard key={row.id} row={row} />
          ))}
        </div>
      )}
    </QueryState>
  );
}

function NothingWaits() {
  const classes = useStyles();
  const all = useRouteRef(rolloutsRouteRef)();
  return (
    <div className={classes.empty} role="status">
      <Typography variant="h5" component="h2" gutterBottom>
        Nothing waits for you
      </Typography>
      <Typography paragraph>
        Rollouts appear here whose plan asks you, or a group of yours, for an
        approval. Your own are approved by somebody else.
      </Typography>
      <LinkButton to={all} variant="outlined">
        Go to all rollouts
      </LinkButton>
    </div>
  );
}
