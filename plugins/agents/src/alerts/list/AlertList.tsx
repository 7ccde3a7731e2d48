import type { AlertPage } from '@agent-portal/plugin-agents-common';
import {
  ALERT_SEVERITIES,
  SEVERITY_WORDS,
  formatAlertCount,
} from '@agent-portal/plugin-agents-react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { useRef } from 'react';
import { useRolloutStyles } from '../../rollouts/useRolloutStyles';
import { AlertCard } from '../card/AlertCard';
import type { AlertsViewState } from '../view/useAlertsView';
import { useAlertKeys } from './useAlertKeys';

const useStyles = makeStyles(theme => ({
  first: { margin: theme.spacing(1, 0, 0) },
}));

/** The alerts of a page by severity, the worst first. */
export function AlertList(props: { page: AlertPage; state: AlertsViewState }) {
  const classes = { ...useRolloutStyles(), ...useStyles() };
  const list = useRef<HTMLDivElement>(null);
  useAlertKeys(list);
  const { page, state } = props;
  return (
    <div className={classes.plainList} ref={list}>
      {/* All in one list: an alert that becomes more severe moves, and its open dialog stays. */}
      {ALERT_SEVERITIES.flatMap(severity => {
        const rows = page.items.filter(row => row.severity === severity);
        if (rows.length === 0) return [];
        return [
          <h2 key={severity} className={`${classes.heading} ${classes.first}`}>
            {SEVERITY_WORDS[severity]} · {formatAlertCount(rows.length)}
          </h2>,
          ...rows.map(row => <AlertCard key={row.id} row={row} />),
        ];
      })}
      <div className={classes.buttons}>
        <span className={`${classes.subtle} ${classes.tabular}`}>
          {page.items.length} of {formatAlertCount(page.total)} · keys: j and k
          go through them, a acknowledges, Enter opens
        </span>
        {state.view.cursor && (
          <Button
            className={classes.button}
            size="small"
            onClick={() => state.goTo(undefined)}
          >
            First page
          </Button>
        )}
        {page.nextCursor && (
          <Button
            className={classes.button}
            size="small"
            variant="outlined"
            onClick={() => state.goTo(page.nextCursor)}
          >
            Next page
          </Button>
        )}
      </div>
    </div>
  );
}
