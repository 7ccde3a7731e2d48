import type { AlertRow } from '@agent-portal/plugin-agents-common';
import { Link } from '@backstage/core-components';
import { webAddress } from '../../entity/readiness/webAddress';
import { useRolloutStyles } from '../../rollouts/useRolloutStyles';

/** Where to look: the runbook first, then dashboards, traces and logs. */
export function AlertLinks({ row }: { row: AlertRow }) {
  const classes = useRolloutStyles();
  const links = [
    ...(row.runbook ? [{ title: 'Runbook', url: row.runbook }] : []),
    ...row.links,
  ].filter(({ url }) => webAddress(url));
  if (links.length === 0) return null;
  return (
    <nav
      className={`${classes.text} ${classes.row}`}
      aria-label={`Where to look, ${row.title}`}
    >
      {links.map(({ title, url }) => (
        <Link key={`${title} ${url}`} to={url}>
          {title}
        </Link>
      ))}
    </nav>
  );
}
