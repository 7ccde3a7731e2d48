import type { AlertPage } from '@agent-portal/plugin-agents-common';
import {
  QueryState,
  formatAlertCount,
  useAlertSummary,
  useAlerts,
} from '@agent-portal/plugin-agents-react';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import { useRolloutStyles } from '../../rollouts/useRolloutStyles';
import { alertRouteRef, alertsRouteRef } from '../../routes';
import { Deadline } from '../card/Deadline';
import { EvaluatedNotice } from '../list/EvaluatedNotice';
import { OnCallCard } from './OnCallCard';
import { TakenAlerts } from './TakenAlerts';

const useStyles = makeStyles({ narrow: { maxWidth: 720 } });

/** Sorts behind every time. */
const NEVER = '9999';

/** Only what waits for me, made for a phone: the most severe first, with one large button each. */
export function OnCallPage() {
  const classes = { ...useRolloutStyles(), ...useStyles() };
  const query = useAlerts({ mine: true, state: ['open'] });
  return (
    <div className={`${classes.page} ${classes.narrow}`}>
      <QueryState
        query={query}
        what="the alerts that wait for you"
        stillWorks="Alerts are raised and told all the same."
      >
        {page => <Waiting page={page} />}
      </QueryState>
      <TakenAlerts />
    </div>
  );
}

function Waiting({ page }: { page: AlertPage }) {
  const classes = useRolloutStyles();
  const all = useRouteRef(alertsRouteRef)();
  const { items, total, evaluatedAt, unknown } = page;
  const addressOf = useRouteRef(alertRouteRef);
  const open = useOpenCount();
  const [next] = [...items].sort((a, b) =>
    (a.acknowledgeBy ?? NEVER).localeCompare(b.acknowledgeBy ?? NEVER),
  );
  return (
    <div className={classes.plainList}>
      <h2 className={classes.title} aria-live="polite">
        {total === 0
          ? 'Nothing waits for you'
          : `${formatAlertCount(total)} ${
              total === 1 ? 'waits' : 'wait'
            } for you`}
      </h2>
      {/* Named, as another stands right below; that of the first stands there itself. */}
      {next && next !== items[0] && (
        <p className={`${classes.text} ${classes.row}`}>
          <span>
            Next deadline: {next.severity}{' '}
            <Link to={addressOf({ id: next.id })}>{next.title}</Link>
          </span>
          <Deadline row={next} />
        </p>
      )}
      <EvaluatedNotice evaluatedAt={evaluatedAt} unknown={unknown} />
      {items.map(row => (
        <OnCallCard key={row.id} row={row} />
      ))}
      <p className={classes.text}>
        {open > 0 && `${formatAlertCount(open)} not acknowledged in all. `}
        <Link to={all}>All alerts</Link>
      </p>
    </div>
  );
}

/** How many alerts are open, whoever they wait for. */
function useOpenCount(): number {
  const counts = useAlertSummary().data?.counts;
  if (!counts) return 0;
  return Object.values(counts).reduce((sum, { open }) => sum + open, 0);
}
