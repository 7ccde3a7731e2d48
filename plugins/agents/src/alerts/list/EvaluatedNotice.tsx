import type {
  AlertKind,
  UnknownAlertKind,
} from '@agent-portal/plugin-agents-common';
import { RelativeTime, useNow } from '@agent-portal/plugin-agents-react';
import { useRolloutStyles } from '../../rollouts/useRolloutStyles';

/** Conditions that nobody looked at for so long may be others by now. */
const STALE_AFTER_MS = 2 * 60_000;

const NAMES: Record<AlertKind, string> = {
  health: 'Health',
  dependency: 'Dependencies',
  kpi: 'KPIs',
  rollout: 'Rollouts',
  readiness: 'Readiness',
  external: 'What other systems sent',
};

/** What is known of when everything was last looked at. */
interface Evaluated {
  evaluatedAt?: string;
  /** What could not be looked at then. */
  unknown?: UnknownAlertKind[];
}

/**
 * When the conditions of alerts were last looked at, and what it means if that is long ago, or if
 * something could not be.
 */
export function EvaluatedNotice({ evaluatedAt, unknown = [] }: Evaluated) {
  return (
    <>
      <EvaluatedAge evaluatedAt={evaluatedAt} />
      {evaluatedAt && unknown.length > 0 && <Unknown kinds={unknown} />}
    </>
  );
}

function Unknown({ kinds }: { kinds: UnknownAlertKind[] }) {
  const classes = useRolloutStyles();
  return (
    <div role="status" className={`${classes.text} ${classes.notice}`}>
      {kinds.map(({ kind, since, reason }) => (
        <p key={kind} className={classes.text}>
          {NAMES[kind]} could not be looked at, the first time{' '}
          <RelativeTime at={since} focusable />: {reason}. Its alerts stay as
          they are, and what is new is missing.
        </p>
      ))}
    </div>
  );
}

function EvaluatedAge({ evaluatedAt }: Pick<Evaluated, 'evaluatedAt'>) {
  const classes = useRolloutStyles();
  const now = useNow(15_000);
  if (!evaluatedAt) {
    return (
      <p role="status" className={`${classes.text} ${classes.notice}`}>
        Never evaluated yet: the portal has not looked at any condition. That
        nothing is listed says nothing until it has.
      </p>
    );
  }
  const stale = now - Date.parse(evaluatedAt) > STALE_AFTER_MS;
  const age = (
    <>
      Last evaluated <RelativeTime at={evaluatedAt} focusable />
    </>
  );
  return stale ? (
    <p role="status" className={`${classes.text} ${classes.notice}`}>
      {age}: what is listed may be over, and what is new may be missing. Tell
      those who run the portal.
    </p>
  ) : (
    <p className={`${classes.text} ${classes.subtle}`}>{age}.</p>
  );
}
