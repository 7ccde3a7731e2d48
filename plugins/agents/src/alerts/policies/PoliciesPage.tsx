import {
  QueryState,
  useAlertPolicies,
} from '@agent-portal/plugin-agents-react';
import Typography from '@material-ui/core/Typography';
import { useRolloutStyles } from '../../rollouts/useRolloutStyles';
import { useEmptyStyles } from '../useEmptyStyles';
import { PolicyCard } from './PolicyCard';

/** What is worth an alert, how severe it is and who is told, in plain words. */
export function PoliciesPage() {
  const classes = useRolloutStyles();
  const query = useAlertPolicies();
  return (
    <QueryState
      query={query}
      what="the alert policies"
      stillWorks="Alerts are raised by them all the same."
      isEmpty={({ items }) => items.length === 0}
      empty={<NoPolicies />}
    >
      {({ items }) => (
        <div className={classes.page}>
          {items.map(policy => (
            <PolicyCard key={policy.ref} policy={policy} />
          ))}
        </div>
      )}
    </QueryState>
  );
}

function NoPolicies() {
  const classes = useEmptyStyles();
  return (
    <div className={classes.empty} role="status">
      <Typography variant="h5" component="h2" gutterBottom>
        No policy is in force
      </Typography>
      <Typography>
        Register an entity of kind AlertPolicy in the catalog: it says what is
        worth an alert, how severe it is, and who is told.
      </Typography>
    </div>
  );
}
