import { LinkButton } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { readinessRouteRef } from '../../routes';

const useStyles = makeStyles(theme => ({
  root: { maxWidth: 640, margin: theme.spacing(6, 'auto') },
}));

/** An empty inbox: what would appear in it. */
export function NothingWaits() {
  const classes = useStyles();
  const matrix = useRouteRef(readinessRouteRef)();
  return (
    <div className={classes.root} role="status">
      <Typography variant="h5" component="h2" gutterBottom>
        Nothing waits for you
      </Typography>
      <Typography paragraph>
        Requests for exemptions that you may decide appear here, and your own
        until somebody has decided; so do statements about releases that you may
        sign. An exemption is asked for on the Readiness tab of an agent.
      </Typography>
      <LinkButton to={matrix} variant="outlined">
        Go to the matrix
      </LinkButton>
    </div>
  );
}
