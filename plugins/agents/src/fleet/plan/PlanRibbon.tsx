import {
  useFleetOverview,
  useFleetSummary,
} from '@agent-portal/plugin-agents-react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';
import { useMemo } from 'react';
import { isFiltered, toFleetFilter } from '../view/fleetView';
import type { FleetViewState } from '../view/useFleetView';
import { WaveButton } from './WaveButton';
import { type RibbonPlan, buildRibbon } from './planRibbon';

const useStyles = makeStyles(theme => ({
  heading: {
    ...theme.typography.subtitle2,
    margin: theme.spacing(0, 0, 0.5),
  },
  waves: {
    display: 'grid',
    gridAutoFlow: 'column',
    gridAutoColumns: 'minmax(190px, 1fr)',
    gap: theme.spacing(1),
    overflowX: 'auto',
    listStyle: 'none',
    margin: 0,
    padding: 2,
  },
}));

/**
 * Where each plan is: its waves in order, each with all its agents in their phases, and, as the
 * counts above follow the filters, how many of them the other filters leave.
 */
export function PlanRibbon(props: {
  state: FleetViewState;
  /** Leaves the agents out and keeps to one line, for narrow screens. */
  compact: boolean;
}) {
  const { state, compact } = props;
  const { data, isError } = useFleetOverview();
  const matching = useMatching(state);
  const ribbon = useMemo(() => data && buildRibbon(data), [data]);
  if (!ribbon) {
    return isError ? null : (
      <Skeleton variant="rect" height={compact ? 56 : 104} />
    );
  }
  return (
    <>
      {ribbon.plans.map(plan => (
        <Plan
          key={plan.plan}
          plan={plan}
          state={state}
          compact={compact}
          matching={matching}
          titled={ribbon.plans.length > 1}
        />
      ))}
      {ribbon.plans.length > 0 && ribbon.unplanned > 0 && (
        <Typography variant="caption">
          {ribbon.unplanned.toLocaleString('en')}{' '}
          {ribbon.unplanned === 1 ? 'agent is' : 'agents are'} in no plan.
        </Typography>
      )}
    </>
  );
}

function Plan(props: {
  plan: RibbonPlan;
  state: FleetViewState;
  compact: boolean;
  matching?: ReadonlyMap<string, number>;
  titled: boolean;
}) {
  const { plan, state, compact, matching, titled } = props;
  const classes = useStyles();
  const name = plan.plan.split('/').pop();
  return (
    <section aria-label={`Rollout plan ${name}`}>
      {titled && <h2 className={classes.heading}>{name}</h2>}
      <ol className={classes.waves}>
        {plan.waves.map(wave => (
          <WaveButton
            key={wave.wave.id}
            wave={wave}
            compact={compact}
            matching={matching && (matching.get(wave.wave.id) ?? 0)}
            pressed={state.view.filters.wave.includes(wave.wave.id)}
            onClick={() => state.toggleFilter('wave', [wave.wave.id])}
          />
        ))}
      </ol>
    </section>
  );
}

/** By wave, how many agents the filters leave; the waves' own filter aside. */
function useMatching({
  view,
}: FleetViewState): ReadonlyMap<string, number> | undefined {
  const { data } = useFleetSummary(toFleetFilter(view, 'wave'));
  const filtered = isFiltered({
    ...view,
    filters: { ...view.filters, wave: [] },
  });
  return useMemo(
    () =>
      filtered && data
        ? new Map(data.waves.map(({ wave, total }) => [wave.id, total]))
        : undefined,
    [filtered, data],
  );
}
