import { AgentsQueryProvider } from '@agent-portal/plugin-agents-react';
import { makeStyles } from '@material-ui/core/styles';
import { AlertsContent } from './AlertsContent';

const useStyles = makeStyles(theme => ({
  // As wide as the header that the page layout puts above.
  root: { padding: theme.spacing(0, 2.5, 3) },
}));

/** The alert pages below their header, with all that they need around them. */
export function AlertsPage() {
  const classes = useStyles();
  return (
    <AgentsQueryProvider>
      <main className={classes.root}>
        <AlertsContent />
      </main>
    </AgentsQueryProvider>
  );
}
