import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(theme => ({
  root: { maxWidth: 640, margin: theme.spacing(6, 'auto') },
}));

/** Before the first rollout: how to start one. */
export function NoRollouts() {
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <Typography variant="h5" component="h2" gutterBottom>
        No rollouts yet
      </Typography>
      <Typography paragraph>
        A rollout moves the traffic of an agent to another release step by step,
        and back by itself when the release is worse. It needs an instance that
        names a traffic driver, and a release that the driver has ready.
      </Typography>
      <Typography paragraph>
        Start one above, with a preflight that says how soon a fault would be
        told. For many agents in waves, register a <code>RolloutPlan</code> in
        the catalog; it appears here with a button that starts it.
      </Typography>
    </div>
  );
}
