import { useAlertSummary } from '@agent-portal/plugin-agents-react';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import { useLocation } from 'react-router-dom';
import {
  alertPoliciesRouteRef,
  alertSilencesRouteRef,
  alertsOnCallRouteRef,
  alertsRouteRef,
} from '../routes';

const useStyles = makeStyles(theme => ({
  root: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0, 2) },
  link: {
    ...theme.typography.body1,
    padding: theme.spacing(0.5, 0),
    whiteSpace: 'nowrap',
  },
  // Not by colour alone: the present page is bold and underlined.
  current: {
    fontWeight: 700,
    borderBottom: `2px solid ${theme.palette.text.primary}`,
    color: theme.palette.text.primary,
  },
}));

/** Leads to all alerts, to those that wait for me with how many do, to silences and policies. */
export function AlertsNav() {
  const classes = useStyles();
  const { pathname } = useLocation();
  const waiting = useAlertSummary().data?.mine;
  const all = useRouteRef(alertsRouteRef)();
  const onCall = useRouteRef(alertsOnCallRouteRef)();
  const silences = useRouteRef(alertSilencesRouteRef)();
  const policies = useRouteRef(alertPoliciesRouteRef)();
  const pages = [
    { to: all, label: 'All alerts' },
    { to: onCall, label: waiting ? `On call (${waiting})` : 'On call' },
    { to: silences, label: 'Silences' },
    { to: policies, label: 'Policies' },
  ];
  return (
    <nav aria-label="Alerts" className={classes.root}>
      {pages.map(({ to, label }) => {
        const current = pathname.replace(/\/$/, '') === to;
        return (
          <Link
            key={to}
            to={to}
            aria-current={current ? 'page' : undefined}
            className={
              current ? `${classes.link} ${classes.current}` : classes.link
            }
          >
            {label}
          </Link>
        );
      })}
    </nav>
  );
}
