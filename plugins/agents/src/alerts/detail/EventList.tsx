import type { AlertEvent } from '@agent-portal/plugin-agents-common';
import {
  ALERT_EVENT_WORDS,
  RelativeTime,
  StatusLabel,
} from '@agent-portal/plugin-agents-react';
import { makeStyles } from '@material-ui/core/styles';
import { useRolloutStyles } from '../../rollouts/useRolloutStyles';
import { RefName } from '../card/RefList';
import { TextWithRefs } from '../card/TextWithRefs';

const useStyles = makeStyles(theme => ({
  event: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    alignItems: 'start',
    columnGap: theme.spacing(1),
  },
}));

/** Everything that happened to an alert in plain words, the newest first. */
export function EventList({ events }: { events: readonly AlertEvent[] }) {
  const classes = { ...useRolloutStyles(), ...useStyles() };
  if (events.length === 0) {
    return <p className={classes.text}>Nothing is recorded.</p>;
  }
  return (
    <ol className={classes.plainList} aria-label="Events, newest first">
      {events.map((event, index) => (
        <li
          key={`${event.at} ${event.kind} ${index}`}
          className={classes.event}
        >
          <StatusLabel kind="alert-event" status={event.kind} iconOnly />
          <div>
            <p className={classes.text}>
              <TextWithRefs text={event.text} />
            </p>
            <p className={`${classes.text} ${classes.subtle}`}>
              {ALERT_EVENT_WORDS[event.kind]} ·{' '}
              <RelativeTime at={event.at} focusable />
              {event.by && (
                <>
                  {' '}
                  · by <RefName name={event.by} />
                </>
              )}
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}
