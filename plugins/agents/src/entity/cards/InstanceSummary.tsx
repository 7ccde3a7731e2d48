import {
  formatCount,
  RelativeTime,
  StatusLabel,
  UptimeBar,
} from '@agent-portal/plugin-agents-react';
import { makeStyles } from '@material-ui/core/styles';
import { useCardStyles } from '../useCardStyles';
import {
  InstanceStatus,
  type InstanceWithHistory,
  isNotDeployed,
} from './InstanceStatus';

const MOST_COMPONENTS = 4;

const useStyles = makeStyles(theme => ({
  line: {
    ...theme.typography.body2,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0, 1.5),
    color: theme.palette.text.primary,
  },
  name: { fontWeight: 700, overflowWrap: 'anywhere' },
  facts: {
    marginLeft: 'auto',
    color: theme.palette.textSubtle,
    fontVariantNumeric: 'tabular-nums',
  },
}));

/** One instance: status, age, latency, why, what is not well, and the last hour. */
export function InstanceSummary(props: { instance: InstanceWithHistory }) {
  const classes = { ...useCardStyles(), ...useStyles() };
  const { instance } = props;
  const { health } = instance;
  const title = instance.environmentTitle ?? instance.environment;
  const unwell = health.components.filter(({ status }) => status !== 'pass');
  return (
    <>
      <div className={classes.line}>
        <span className={classes.name}>{title}</span>
        <InstanceStatus instance={instance} />
        <span className={classes.facts}>
          {health.latencyMs !== undefined && (
            <>{formatCount(health.latencyMs)} ms · </>
          )}
          {health.observedAt ? (
            <RelativeTime at={health.observedAt} focusable />
          ) : (
            'never measured'
          )}
        </span>
      </div>
      {health.status !== 'pass' && (
        <p className={classes.text}>
          {asSentence(health.reason)}
          {health.status !== 'warn' && health.lastPassAt && (
            <>
              {' '}
              Last well <RelativeTime at={health.lastPassAt} />.
            </>
          )}
        </p>
      )}
      {unwell.length > 0 && (
        <ul className={classes.list} aria-label={`Not well in ${title}`}>
          {unwell.slice(0, MOST_COMPONENTS).map(component => (
            <li key={`${component.id} ${component.componentId ?? ''}`}>
              <StatusLabel kind="health" status={component.status} />{' '}
              {component.id}
              {component.output && `: ${component.output}`}
            </li>
          ))}
          {unwell.length > MOST_COMPONENTS && (
            <li>and {unwell.length - MOST_COMPONENTS} more</li>
          )}
        </ul>
      )}
      {!isNotDeployed(health) && (
        <UptimeBar compact label={title} history={instance.history} />
      )}
    </>
  );
}

/** It stands alone, and another sentence may follow it. */
function asSentence(reason: string): string {
  const start = reason.charAt(0).toUpperCase() + reason.slice(1);
  return /[.!?]$/.test(start) ? start : `${start}.`;
}
