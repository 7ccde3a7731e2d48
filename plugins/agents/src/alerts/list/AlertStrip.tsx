import type {
  AlertCounts,
  AlertSeverity,
} from '@agent-portal/plugin-agents-common';
import {
  ALERT_SEVERITIES,
  SEVERITY_APPEARANCE,
  SEVERITY_WORDS,
  useAlertSummary,
} from '@agent-portal/plugin-agents-react';
import { makeStyles } from '@material-ui/core/styles';
import { StripButton } from '../../fleet/strip/StripButton';
import type { AlertsViewState } from '../view/useAlertsView';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    gap: theme.spacing(1),
    // No label is cut: what does not fit scrolls.
    gridTemplateColumns: 'repeat(6, minmax(max-content, 1fr))',
    overflowX: 'auto',
    minWidth: 0,
    padding: 2,
    [theme.breakpoints.down('sm')]: {
      // One line to scroll: the first alert is what the screen is for.
      gridTemplateColumns: 'none',
      gridAutoFlow: 'column',
      gridAutoColumns: 'max-content',
    },
  },
}));

/** How many alerts of each severity there are, how many wait for me and how many are quiet; each filters. */
export function AlertStrip(props: {
  state: AlertsViewState;
  /** Unresolved alerts of which nobody is told. */
  quiet?: number;
}) {
  const classes = useStyles();
  const { state, quiet } = props;
  const { view, setFilter } = state;
  const summary = useAlertSummary().data;
  const toggle = (severity: AlertSeverity) =>
    setFilter({
      severity: view.severity.includes(severity)
        ? view.severity.filter(other => other !== severity)
        : ALERT_SEVERITIES.filter(
            other => other === severity || view.severity.includes(other),
          ),
    });
  return (
    <div
      className={classes.root}
      role="group"
      aria-label="Counts that are also filters"
    >
      {ALERT_SEVERITIES.map(severity => {
        const counts = summary?.counts[severity];
        return (
          <StripButton
            key={severity}
            label={
              counts?.overdue
                ? `${SEVERITY_WORDS[severity]}, ${counts.overdue} overdue`
                : SEVERITY_WORDS[severity]
            }
            description={counts ? describe(counts) : 'Not counted yet'}
            tone={SEVERITY_APPEARANCE[severity].tone}
            count={counts && counts.open + counts.acknowledged}
            pressed={view.severity.includes(severity)}
            onClick={() => toggle(severity)}
          />
        );
      })}
      <StripButton
        label="Wait for me"
        description="Open alerts about agents of my groups, or of which I was told"
        tone="caution"
        count={summary?.mine}
        pressed={view.mine}
        onClick={() => setFilter({ mine: !view.mine })}
      />
      <StripButton
        label="Quiet"
        description="Silenced, or a consequence of another alert: nobody is told. Press to list them too"
        tone="idle"
        count={quiet}
        pressed={view.quiet}
        onClick={() => setFilter({ quiet: !view.quiet })}
      />
    </div>
  );
}

function describe({ open, acknowledged, overdue }: AlertCounts): string {
  return `${open} not acknowledged, ${overdue} of them overdue; ${acknowledged} acknowledged`;
}
