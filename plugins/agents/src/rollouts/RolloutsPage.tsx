import { AgentsQueryProvider } from '@agent-portal/plugin-agents-react';
import { makeStyles } from '@material-ui/core/styles';
import { RolloutsContent } from './RolloutsContent';

const useStyles = makeStyles(theme => ({
  // As wide as the header that the page layout puts above.
  root: { padding: theme.spacing(0, 2.5, 3) },
}));

/** The rollout pages below their header, with all that they need around them. */
export function RolloutsPage() {
  const classes = useStyles();
  return (
    <AgentsQueryProvider>
      <main className={classes.root}>
        <RolloutsContent />
      </main>
    </AgentsQueryProvider>
  );
}
