import { AgentsQueryProvider } from '@agent-portal/plugin-agents-react';
import { makeStyles } from '@material-ui/core/styles';
import { FleetContent } from './FleetContent';

const useStyles = makeStyles(theme => ({
  // As wide as the header that the page layout puts above.
  root: { padding: theme.spacing(0, 2.5, 3) },
}));

/** The fleet page below its header, with all that it needs around it. */
export function FleetPage() {
  const classes = useStyles();
  return (
    <AgentsQueryProvider>
      <main className={classes.root}>
        <FleetContent />
      </main>
    </AgentsQueryProvider>
  );
}
