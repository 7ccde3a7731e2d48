import {
  useRolloutPlans,
  useRollouts,
} from '@agent-portal/plugin-agents-react';
import { makeStyles } from '@material-ui/core/styles';
import { EndedRollouts } from '../ended/EndedRollouts';
import { PlanTimeline } from '../plan/PlanTimeline';
import { StartRolloutButton } from '../start/StartRolloutButton';
import { StopLineBanner } from '../stopLine/StopLineBanner';
import { useRolloutStyles } from '../useRolloutStyles';
import { isFiltered } from '../view/rolloutsView';
import { useRolloutsView } from '../view/useRolloutsView';
import { ActiveRollouts } from './ActiveRollouts';
import { NoRollouts } from './NoRollouts';
import { RolloutFilters } from './RolloutFilters';

const useStyles = makeStyles(theme => ({
  top: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1, 2),
  },
  line: { flex: '1 1 300px', minWidth: 0 },
}));

/** What is moving, is it going well, what waits for me? */
export function RolloutListPage() {
  const classes = { ...useRolloutStyles(), ...useStyles() };
  const state = useRolloutsView();
  const any = useRollouts({ limit: 1 }).data;
  const plans = useRolloutPlans().data;
  const nothing =
    any?.total === 0 && plans?.items.length === 0 && !isFiltered(state.view);
  return (
    <div className={classes.page}>
      {/* Always in the same place, so that its dialog stays open when the first answer comes. */}
      <div className={classes.top}>
        <div className={classes.line}>
          <StopLineBanner />
        </div>
        <StartRolloutButton />
      </div>
      {nothing ? (
        <NoRollouts />
      ) : (
        <>
          <RolloutFilters state={state} />
          <ActiveRollouts state={state} />
          <PlanTimeline view={state.view} />
          <EndedRollouts state={state} />
        </>
      )}
    </div>
  );
}
