import { useRolloutApprovals } from '@agent-portal/plugin-agents-react';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import { useLocation } from 'react-router-dom';
import { rolloutsRouteRef, rolloutsWaitingRouteRef } from '../routes';

const useStyles = makeStyles(theme => ({
  root: { display: 'flex', gap: theme.spacing(2) },
  link: { ...theme.typography.body1, padding: theme.spacing(0.5, 0) },
  // Not by colour alone: the present page is bold and underlined.
  current: {
    fontWeight: 700,
    borderBottom: `2px solid ${theme.palette.text.primary}`,
    color: theme.palette.text.primary,
  },
}));

/** Leads to all rollouts and to those that wait for me, with how many do. */
export function RolloutsNav() {
  const classes = useStyles();
  const { pathname } = useLocation();
  const waiting = useRolloutApprovals().data?.items.length;
  const all = useRouteRef(rolloutsRouteRef)();
  const mine = useRouteRef(rolloutsWaitingRouteRef)();
  const pages = [
    { to: all, label: 'All rollouts' },
    {
      to: mine,
      label: waiting ? `Waiting for me (${waiting})` : 'Waiting for me',
    },
  ];
  return (
    <nav aria-label="Rollouts" className={classes.root}>
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
