import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(theme => ({
  root: { padding: theme.spacing(6, 2), textAlign: 'center' },
}));

/** No agent matches the filters. */
export function NothingMatches({ onClear }: { onClear: () => void }) {
  const classes = useStyles();
  return (
    <div className={classes.root} role="status">
      <Typography variant="h6" component="h2" gutterBottom>
        No agent matches
      </Typography>
      <Typography paragraph>
        There are agents, but none for all of these filters together.
      </Typography>
      <Button variant="outlined" onClick={onClear}>
        Clear filters
      </Button>
    </div>
  );
}
