import type { ReleaseShare } from '@agent-portal/plugin-agents-common';
import { makeStyles } from '@material-ui/core/styles';
import { formatCount, formatShare } from '../format';

/** Properties of {@link ReleaseShares}. @public */
export interface ReleaseSharesProps {
  releases: readonly ReleaseShare[];
}

const useStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    gap: theme.spacing(0.5),
    listStyle: 'none',
    margin: 0,
    padding: 0,
    minWidth: 0,
  },
  row: {
    display: 'grid',
    gridTemplateColumns:
      'minmax(4em, auto) minmax(2em, 1fr) minmax(4em, max-content)',
    alignItems: 'center',
    columnGap: theme.spacing(1),
    ...theme.typography.body2,
    color: theme.palette.text.primary,
  },
  version: { overflowWrap: 'anywhere' },
  track: { height: 6, borderRadius: 3, background: theme.palette.action.hover },
  fill: {
    height: '100%',
    minWidth: 2,
    borderRadius: 3,
    background: theme.palette.status.running,
  },
  share: { textAlign: 'right', fontVariantNumeric: 'tabular-nums' },
}));

/**
 * How the requests of the last minutes were spread over releases, the largest share first.
 *
 * @public
 */
export function ReleaseShares(props: ReleaseSharesProps) {
  const classes = useStyles();
  const releases = [...props.releases].sort((a, b) => b.share - a.share);
  const total = releases.reduce((sum, release) => sum + release.requests, 0);
  if (total === 0) return <span>No requests were counted.</span>;
  return (
    <ul className={classes.root} aria-label="Requests by release">
      {releases.map(({ version, requests, share }) => (
        <li key={version} className={classes.row}>
          <span className={classes.version}>{version}</span>
          <span className={classes.track} aria-hidden>
            <div
              className={classes.fill}
              style={{ width: `${share * 100}%` }}
            />
          </span>
          <span className={classes.share}>
            {formatShare(share)} · n = {formatCount(requests)}
          </span>
        </li>
      ))}
    </ul>
  );
}
