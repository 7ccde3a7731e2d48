import type { KpiStatus } from '@agent-portal/plugin-agents-common';
import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';
import { formatCount, formatWindow } from '../format';
import { StatusLabel } from '../status';
import { RelativeTime } from './RelativeTime';
import { useChangeFlash } from './useChangeFlash';

/** Properties of {@link Figure}. @public */
export interface FigureProps {
  /** What the figure is, for the label above it; leave out where it stands elsewhere. */
  title?: ReactNode;
  /** The value with its unit; absent when it is not known. */
  value?: string;
  /** The target with its sign and unit, such as `< 2 s`. */
  target?: string;
  /** Absent for a figure that is only tracked and has nothing to meet. */
  status?: KpiStatus;
  /** How far back was measured, such as `1h`. */
  window?: string;
  /** How many samples the value is made of. */
  samples?: number;
  /** When the newest sample was taken. */
  observedAt?: string;
  /** Why the status is what it is; always shown when it is unknown. */
  reason?: string;
  /** Since when the status holds; shown when it is unknown. */
  since?: string;
  /** A value that is there but does not count, such as `last value 1.8 s`. */
  aside?: ReactNode;
  /** What the samples cannot show yet, as a sentence below the figure. */
  remark?: string;
  /** Smaller digits, for a list of figures. */
  dense?: boolean;
}

const useStyles = makeStyles(theme => ({
  root: { minWidth: 0, color: theme.palette.text.primary },
  title: {
    ...theme.typography.body2,
    fontWeight: 700,
    color: theme.palette.text.primary,
    overflowWrap: 'anywhere',
  },
  value: {
    ...theme.typography.h4,
    margin: 0,
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
    borderRadius: theme.shape.borderRadius,
  },
  dense: { ...theme.typography.h6, margin: 0 },
  facts: {
    ...theme.typography.body2,
    display: 'flex',
    flexWrap: 'wrap',
    listStyle: 'none',
    margin: 0,
    padding: 0,
    color: theme.palette.textSubtle,
    fontVariantNumeric: 'tabular-nums',
    '& > li:not(:last-child)::after': { content: '"·"', margin: '0 0.4em' },
    '& > li': { display: 'inline-flex', alignItems: 'center' },
  },
  reason: {
    ...theme.typography.body2,
    color: theme.palette.text.primary,
    margin: 0,
    overflowWrap: 'anywhere',
  },
}));

/**
 * A figure in the one grammar that all figures share: the value large, then target and verdict,
 * window, number of samples and age. What is not known shows as a dash, with why and since when.
 *
 * @public
 */
export function Figure(props: FigureProps) {
  const classes = useStyles();
  const { status, target, window, samples, observedAt } = props;
  const unknown = status === 'unknown';
  const value = unknown ? undefined : props.value;
  const flash = useChangeFlash(value ?? '');
  const valueClass = [classes.value, props.dense && classes.dense, flash]
    .filter(Boolean)
    .join(' ');
  return (
    <div className={classes.root}>
      {props.title && <div className={classes.title}>{props.title}</div>}
      <p className={valueClass}>
        {value ?? <span aria-label="not known">—</span>}
      </p>
      <ul className={classes.facts}>
        {target !== undefined && <li>target {target}</li>}
        <li>
          {status ? (
            <StatusLabel kind="kpi" status={status} />
          ) : (
            'tracked, no target'
          )}
        </li>
        {window !== undefined && <li>{formatWindow(window)}</li>}
        {samples !== undefined && <li>n = {formatCount(samples)}</li>}
        {observedAt !== undefined && (
          <li>
            <RelativeTime at={observedAt} />
          </li>
        )}
        {props.aside && <li>{props.aside}</li>}
      </ul>
      {props.remark && <p className={classes.reason}>{props.remark}</p>}
      {unknown && props.reason && (
        <p className={classes.reason}>
          {props.reason}
          {props.since && (
            <>
              {' '}
              (unknown since <RelativeTime at={props.since} />)
            </>
          )}
        </p>
      )}
    </div>
  );
}
