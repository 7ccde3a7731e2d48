import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(theme => ({
  root: { padding: theme.spacing(6, 2), textAlign: 'center' },
}));

/** A scorecard that is about no agent the reader may see. */
export function NobodyJudged({ title }: { title: string }) {
  const classes = useStyles();
  return (
    <div className={classes.root} role="status">
      <Typography variant="h6" component="h2" gutterBottom>
        No agent is judged by {title}
      </Typography>
      <Typography>
        Either its <code>spec.applies</code> leaves out every agent that you may
        see, or none is registered. A scorecard that was just registered takes
        up to a minute.
      </Typography>
    </div>
  );
}
