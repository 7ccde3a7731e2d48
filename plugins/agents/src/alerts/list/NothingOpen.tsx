import {
  formatCount,
  useAlertPolicies,
} from '@agent-portal/plugin-agents-react';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import Typography from '@material-ui/core/Typography';
import Button from '@material-ui/core/Button';
import { alertPoliciesRouteRef } from '../../routes';
import { useEmptyStyles } from '../useEmptyStyles';

/** That no alert is open, and by how many rules that was looked for. */
export function NothingOpen(props: {
  /** Whether the conditions were ever looked at. */
  evaluated: boolean;
}) {
  const classes = useEmptyStyles();
  const policies = useRouteRef(alertPoliciesRouteRef)();
  const { data } = useAlertPolicies();
  const agents = data?.items.reduce((sum, item) => sum + item.agents, 0) ?? 0;
  const rules =
    data?.items.reduce((sum, { rules: of }) => sum + of.length, 0) ?? 0;
  return (
    <div className={classes.empty} role="status">
      <Typography variant="h5" component="h2" gutterBottom>
        {props.evaluated ? 'Nothing is open' : 'Nothing is known yet'}
      </Typography>
      {data && (
        <Typography paragraph>
          {count(agents, 'agent is', 'agents are')} watched by{' '}
          {count(rules, 'rule', 'rules')}.
        </Typography>
      )}
      <Typography>
        <Link to={policies}>See the policy: what is worth an alert</Link>
      </Typography>
    </div>
  );
}

/** That no alert fits the filters, and the way out. */
export function NothingMatches({ onClear }: { onClear: () => void }) {
  const classes = useEmptyStyles();
  return (
    <div className={classes.empty} role="status">
      <Typography paragraph>No alert matches the filters.</Typography>
      <Button variant="outlined" onClick={onClear}>
        Clear filters
      </Button>
    </div>
  );
}

function count(number: number, one: string, many: string): string {
  return `${formatCount(number)} ${number === 1 ? one : many}`;
}
