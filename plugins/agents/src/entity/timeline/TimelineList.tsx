import {
  HEALTH_STATUSES,
  KPI_STATUSES,
  PHASES,
  type TimelineEvent,
} from '@agent-portal/plugin-agents-common';
import {
  ALERT_SEVERITIES,
  ALERT_STATES,
  ROLLOUT_STATES,
  RelativeTime,
  StatusLabel,
} from '@agent-portal/plugin-agents-react';
import { makeStyles } from '@material-ui/core/styles';
import { useCardStyles } from '../useCardStyles';
import { KINDS } from './useKinds';

const useStyles = makeStyles(theme => ({
  event: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    alignItems: 'start',
    columnGap: theme.spacing(1),
    fontVariantNumeric: 'tabular-nums',
  },
}));

/** Events as sentences, each with what it led to, its kind and its age. */
export function TimelineList(props: { events: readonly TimelineEvent[] }) {
  const classes = { ...useCardStyles(), ...useStyles() };
  return (
    <ol className={classes.plainList} aria-label="Events, newest first">
      {props.events.map((event, index) => (
        <li
          key={`${event.at} ${event.kind} ${event.subject ?? ''} ${index}`}
          className={classes.event}
        >
          <OutcomeIcon event={event} />
          <div>
            <p className={classes.text}>{event.text}</p>
            <p className={`${classes.text} ${classes.subtle}`}>
              {KINDS[event.kind]} · <RelativeTime at={event.at} focusable />
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}

/** The status that an event led to; nothing when it is none we know. */
function OutcomeIcon(props: { event: TimelineEvent }) {
  const { kind, to } = props.event;
  const health = HEALTH_STATUSES.find(status => status === to);
  const kpi = KPI_STATUSES.find(status => status === to);
  const phase = PHASES.find(status => status === to);
  const rollout = ROLLOUT_STATES.find(status => status === to);
  const severity = ALERT_SEVERITIES.find(status => status === to);
  const alert = ALERT_STATES.find(status => status === to);
  if (kind === 'health' && health) {
    return <StatusLabel kind="health" status={health} iconOnly />;
  }
  if (kind === 'kpi' && kpi) {
    return <StatusLabel kind="kpi" status={kpi} iconOnly />;
  }
  if (kind === 'phase' && phase) {
    return <StatusLabel kind="phase" status={phase} iconOnly />;
  }
  if (kind === 'rollout' && rollout) {
    return <StatusLabel kind="rollout" status={rollout} iconOnly />;
  }
  if (kind === 'alert' && severity) {
    return <StatusLabel kind="severity" status={severity} iconOnly />;
  }
  if (kind === 'alert' && alert) {
    return <StatusLabel kind="alert" status={alert} iconOnly />;
  }
  return <span />;
}
