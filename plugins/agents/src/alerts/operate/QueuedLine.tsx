import {
  RelativeTime,
  useQueuedAcknowledgements,
} from '@agent-portal/plugin-agents-react';
import Button from '@material-ui/core/Button';
import { useRolloutStyles } from '../../rollouts/useRolloutStyles';

/** What became of an acknowledgement that was made offline; nothing when there is none. */
export function QueuedLine({ alert }: { alert: string }) {
  const classes = useRolloutStyles();
  const { items, discard } = useQueuedAcknowledgements();
  const item = items.find(candidate => candidate.alert === alert);
  if (!item) return null;
  const { key, problem, queuedAt } = item;
  return (
    <div role="status" className={classes.row}>
      <span className={classes.text}>
        {problem
          ? `Your acknowledgement was not taken. ${problem.message}`
          : 'Acknowledged by you offline, will be sent'}{' '}
        (<RelativeTime at={new Date(queuedAt).toISOString()} focusable />)
      </span>
      <Button
        className={classes.button}
        size="small"
        onClick={() => discard(key)}
      >
        Discard
      </Button>
    </div>
  );
}
