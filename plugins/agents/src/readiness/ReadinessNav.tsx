import type { ReadinessInbox } from '@agent-portal/plugin-agents-common';
import { useReadinessInbox } from '@agent-portal/plugin-agents-react';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import { useLocation } from 'react-router-dom';
import { readinessInboxRouteRef, readinessRouteRef } from '../routes';

/** The API lists no more statements than this. */
const MOST_STATEMENTS = 200;

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

/** Leads to the matrix and to the inbox, with how much waits there. */
export function ReadinessNav() {
  const classes = useStyles();
  const { pathname } = useLocation();
  const { data } = useReadinessInbox();
  const waiting = data && countWaiting(data);
  const matrix = useRouteRef(readinessRouteRef)();
  const inbox = useRouteRef(readinessInboxRouteRef)();
  const pages = [
    { to: matrix, label: 'Matrix' },
    { to: inbox, label: waiting ? `Inbox (${waiting})` : 'Inbox' },
  ];
  return (
    <nav aria-label="Readiness" className={classes.root}>
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

/** Decisions first: they keep somebody else waiting. */
function countWaiting({ exemptions, statements }: ReadinessInbox): string {
  const toSign =
    statements.length < MOST_STATEMENTS
      ? `${statements.length}`
      : `${MOST_STATEMENTS}+`;
  return [
    ...(exemptions.length > 0 ? [`${exemptions.length} to decide`] : []),
    ...(statements.length > 0 ? [`${toSign} to sign`] : []),
  ].join(', ');
}
