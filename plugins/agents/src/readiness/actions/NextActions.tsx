import {
  type ReadinessAction,
  type ScorecardSummary,
  formatDuration,
} from '@agent-portal/plugin-agents-common';
import {
  QueryState,
  useReadinessActions,
} from '@agent-portal/plugin-agents-react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { useId } from 'react';
import { useOwnership } from '../../home/useOwnership';
import type { OpenCell } from '../view/readinessView';

const SHOWN = 10;

const useStyles = makeStyles(theme => ({
  heading: { ...theme.typography.h6, margin: theme.spacing(0, 0, 1) },
  text: { margin: 0 },
  list: { margin: 0, paddingLeft: theme.spacing(2.5) },
  action: {
    textTransform: 'none',
    textAlign: 'left',
    justifyContent: 'flex-start',
    overflowWrap: 'anywhere',
  },
  facts: { ...theme.typography.caption, display: 'block' },
}));

/** What would take the agents of the reader's groups further, the cheapest first. */
export function NextActions(props: {
  scorecard: ScorecardSummary;
  onOpen: (cell: OpenCell) => void;
}) {
  const classes = useStyles();
  const id = useId();
  const { owners, error } = useOwnership();
  return (
    <aside aria-labelledby={id}>
      <h2 id={id} className={classes.heading}>
        Next best actions for my team
      </h2>
      {error && (
        <p role="alert" className={classes.text}>
          Could not find out who you are: {error.message}. Sign in again.
        </p>
      )}
      {owners?.length === 0 && (
        <p className={classes.text}>You are in no group that owns agents.</p>
      )}
      {owners && owners.length > 0 && (
        <OwnersActions {...props} owner={owners} />
      )}
    </aside>
  );
}

function OwnersActions(props: {
  owner: string[];
  scorecard: ScorecardSummary;
  onOpen: (cell: OpenCell) => void;
}) {
  const classes = useStyles();
  const query = useReadinessActions({
    owner: props.owner,
    scorecard: props.scorecard.ref,
    limit: SHOWN,
  });
  return (
    <QueryState
      query={query}
      what="the next actions"
      stillWorks="The matrix does not depend on it."
      isEmpty={({ items }) => items.length === 0}
      empty={
        <p className={classes.text}>
          Nothing stands in the way of your agents’ next levels.
        </p>
      }
    >
      {({ items }) => (
        <ol className={classes.list}>
          {items.map(action => (
            <li key={`${action.agent} ${action.check.id}`}>
              <Button
                size="small"
                className={classes.action}
                aria-haspopup="dialog"
                onClick={() =>
                  props.onOpen({
                    agent: action.agent,
                    check: action.check.id,
                  })
                }
              >
                {action.agentTitle}: {action.check.title}
              </Button>
              <span className={classes.facts}>{describeAction(action)}</span>
            </li>
          ))}
        </ol>
      )}
    </QueryState>
  );
}

function describeAction(action: ReadinessAction): string {
  const { level, check, remaining } = action;
  const effort =
    check.effortMs === undefined
      ? 'effort not stated'
      : `about ${formatDuration(check.effortMs)}`;
  if (remaining === undefined) return `${effort} · towards ${level}`;
  return remaining <= 1
    ? `${effort} · reaches ${level}`
    : `${effort} · 1 of ${remaining} towards ${level}`;
}
