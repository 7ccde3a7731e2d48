import type {
  AgentHealth,
  InstanceHealth,
} from '@agent-portal/plugin-agents-common';
import { StatusLabel } from '@agent-portal/plugin-agents-react';
import { makeStyles } from '@material-ui/core/styles';
import HourglassEmpty from '@material-ui/icons/HourglassEmpty';

/** An instance of an agent with its history. */
export type InstanceWithHistory = AgentHealth['instances'][number];

/** How the API's reason begins for an instance that nobody expects to answer yet. */
const NEVER_ANSWERED = /^never answered/i;

/** Whether an instance is declared only: it has never answered, and is not expected to yet. */
export function isNotDeployed(health: InstanceHealth): boolean {
  return health.status === 'unknown' && NEVER_ANSWERED.test(health.reason);
}

const useStyles = makeStyles(theme => ({
  root: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    whiteSpace: 'nowrap',
    color: theme.palette.text.primary,
  },
  icon: { fontSize: '1.25em', color: theme.palette.text.secondary },
  large: { ...theme.typography.h6 },
}));

/** The status of one instance as icon and word. */
export function InstanceStatus(props: {
  instance: Pick<InstanceWithHistory, 'health'>;
}) {
  const { health } = props.instance;
  return isNotDeployed(health) ? (
    <NotDeployed />
  ) : (
    <StatusLabel kind="health" status={health.status} />
  );
}

/** Says without alarm that something is declared but does not run yet. */
export function NotDeployed(props: { size?: 'large' }) {
  const classes = useStyles();
  return (
    <span
      className={
        props.size === 'large'
          ? `${classes.root} ${classes.large}`
          : classes.root
      }
    >
      <HourglassEmpty className={classes.icon} aria-hidden />
      <span>Not deployed yet</span>
    </span>
  );
}
