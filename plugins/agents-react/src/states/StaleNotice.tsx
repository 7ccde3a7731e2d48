import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';
import { RelativeTime } from '../figures';

/** Properties of {@link StaleNotice}. @public */
export interface StaleNoticeProps {
  /** When what is shown was true: ISO 8601 in UTC. */
  asOf: string;
  /** Why there is nothing newer. */
  reason?: string;
  onRetry?: () => void;
  /** Whether a retry is under way. */
  retrying?: boolean;
  /** What is stale; shown without its colours. */
  children?: ReactNode;
}

const useStyles = makeStyles(theme => ({
  notice: {
    ...theme.typography.body2,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0, 1),
    color: theme.palette.text.primary,
    borderLeft: `4px solid ${theme.palette.status.warning}`,
    paddingLeft: theme.spacing(1),
    marginBottom: theme.spacing(1),
  },
  // Without colour, but not fainter: stale figures must stay readable.
  content: { filter: 'grayscale(1)' },
}));

/**
 * Says that what is shown is old: its age, why, and a button to try again. The content stays
 * visible, greyed.
 *
 * @public
 */
export function StaleNotice(props: StaleNoticeProps) {
  const classes = useStyles();
  return (
    <>
      <div role="status" className={classes.notice}>
        <span>
          These figures are from <RelativeTime at={props.asOf} focusable />.
          {props.reason && ` ${props.reason}`}
        </span>
        {props.onRetry && (
          <Button
            size="small"
            onClick={props.onRetry}
            disabled={props.retrying}
          >
            Try again
          </Button>
        )}
      </div>
      {props.children !== undefined && (
        <div className={classes.content}>{props.children}</div>
      )}
    </>
  );
}
