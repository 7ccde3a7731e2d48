import type {
  AlertRow,
  AllowedAlertOperation,
} from '@agent-portal/plugin-agents-common';
import {
  statusCodeOf,
  useAlertMutations,
  useQueuedAcknowledgements,
} from '@agent-portal/plugin-agents-react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { failureText } from '../../dialogs/failureText';
import { TextWithRefs } from '../card/TextWithRefs';

/** Marks the button that the key `a` of the page presses. */
export const ACKNOWLEDGE_ATTRIBUTE = 'data-acknowledge';

const useStyles = makeStyles(theme => ({
  button: {
    textTransform: 'none',
    minHeight: 44,
    [theme.breakpoints.down('xs')]: { width: '100%' },
  },
  large: {
    minHeight: 64,
    fontSize: theme.typography.h6.fontSize,
    width: '100%',
  },
  failure: {
    ...theme.typography.body2,
    color: theme.palette.text.primary,
    borderLeft: `4px solid ${theme.palette.status.error}`,
    paddingLeft: theme.spacing(1),
    margin: 0,
    width: '100%',
    overflowWrap: 'anywhere',
  },
}));

/** Acknowledges an alert as it is shown, with one tap and without a question. */
export function AcknowledgeButton(props: {
  row: AlertRow;
  offered: AllowedAlertOperation;
  describedBy?: string;
  /** As large as a thumb wants it, over the whole width. */
  large?: boolean;
}) {
  const classes = useStyles();
  const { row, offered, describedBy, large } = props;
  const { mutate, isPending, error } = useAlertMutations().operate;
  const queued = useQueuedAcknowledgements().items.some(
    ({ alert, problem }) => alert === row.id && !problem,
  );
  const acknowledge = () =>
    mutate({ id: row.id, operation: 'acknowledge', revision: row.revision });
  return (
    <>
      <Button
        variant="contained"
        color="primary"
        className={
          large ? `${classes.button} ${classes.large}` : classes.button
        }
        disabled={!offered.allowed || isPending || queued}
        aria-label={`Acknowledge, ${row.title}`}
        aria-describedby={describedBy}
        onClick={acknowledge}
        {...{ [ACKNOWLEDGE_ATTRIBUTE]: '' }}
      >
        {isPending ? 'Acknowledging…' : 'Acknowledge'}
      </Button>
      {error && (
        <p role="alert" className={classes.failure}>
          {statusCodeOf(error) === 409
            ? 'Somebody was faster, or it has changed. Look again, then acknowledge. The portal says: '
            : 'It was not acknowledged: '}
          <TextWithRefs text={failureText(error)} />
        </p>
      )}
    </>
  );
}
