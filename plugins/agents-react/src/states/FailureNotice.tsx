import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Cancel from '@material-ui/icons/Cancel';
import { describeFailure } from './describeFailure';

/** Properties of {@link FailureNotice}. @public */
export interface FailureNoticeProps {
  /** What failed to load, such as `the health of QualityGuardian`. */
  what: string;
  error: unknown;
  /** What is not affected, as a sentence. */
  stillWorks?: string;
  onRetry?: () => void;
  retrying?: boolean;
}

const useStyles = makeStyles(theme => ({
  root: {
    ...theme.typography.body2,
    display: 'flex',
    gap: theme.spacing(1),
    color: theme.palette.text.primary,
    overflowWrap: 'anywhere',
  },
  icon: { color: theme.palette.status.error, flexShrink: 0 },
  text: { margin: 0 },
  title: { margin: 0, fontWeight: 700 },
}));

/**
 * Says what failed, what still works and what to do.
 *
 * @public
 */
export function FailureNotice(props: FailureNoticeProps) {
  const classes = useStyles();
  const { cause, advice } = describeFailure(props.error);
  return (
    <div role="alert" className={classes.root}>
      <Cancel className={classes.icon} aria-hidden />
      <div>
        <p className={classes.title}>Could not load {props.what}.</p>
        <p className={classes.text}>{cause}</p>
        {props.stillWorks && <p className={classes.text}>{props.stillWorks}</p>}
        <p className={classes.text}>{advice}</p>
        {props.onRetry && (
          <Button
            size="small"
            variant="outlined"
            onClick={props.onRetry}
            disabled={props.retrying}
          >
            Try again
          </Button>
        )}
      </div>
    </div>
  );
}
