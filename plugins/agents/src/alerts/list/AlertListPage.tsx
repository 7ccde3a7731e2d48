import { QueryState, useAlerts } from '@agent-portal/plugin-agents-react';
import { useRolloutStyles } from '../../rollouts/useRolloutStyles';
import { isFiltered, toAlertsQuery } from '../view/alertsView';
import { useAlertsView } from '../view/useAlertsView';
import { AlertFilters } from './AlertFilters';
import { AlertList } from './AlertList';
import { AlertStrip } from './AlertStrip';
import { EvaluatedNotice } from './EvaluatedNotice';
import { NothingMatches, NothingOpen } from './NothingOpen';

/** What must I do now? The open alerts by severity, the nearest deadline first. */
export function AlertListPage() {
  const classes = useRolloutStyles();
  const state = useAlertsView();
  const query = useAlerts(toAlertsQuery(state.view));
  return (
    <div className={classes.plainList}>
      <AlertStrip state={state} quiet={query.data?.quiet} />
      <AlertFilters state={state} />
      <QueryState
        query={query}
        what="the alerts"
        stillWorks="Alerts are raised and told all the same."
      >
        {page => (
          <div className={classes.plainList}>
            <EvaluatedNotice
              evaluatedAt={page.evaluatedAt}
              unknown={page.unknown}
            />
            {page.items.length > 0 && <AlertList page={page} state={state} />}
            {page.items.length === 0 &&
              (isFiltered(state.view) || state.view.cursor ? (
                <NothingMatches onClear={state.clearFilters} />
              ) : (
                <NothingOpen evaluated={page.evaluatedAt !== undefined} />
              ))}
          </div>
        )}
      </QueryState>
    </div>
  );
}
