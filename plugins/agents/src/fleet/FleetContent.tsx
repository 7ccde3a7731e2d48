import { useFleetSummary } from '@agent-portal/plugin-agents-react';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import { useRef } from 'react';
import { FleetList } from './FleetList';
import { FleetStrip } from './strip/FleetStrip';
import { FilterBar } from './filters/FilterBar';
import { PlanRibbon } from './plan/PlanRibbon';
import { IgnoredValues } from './states/IgnoredValues';
import { NoAgents } from './states/NoAgents';
import { FleetToolbar } from './toolbar/FleetToolbar';
import { useFleetKeys } from './useFleetKeys';
import { isFiltered, toFleetFilter } from './view/fleetView';
import { useFleetView } from './view/useFleetView';

const useStyles = makeStyles(theme => ({
  root: {
    ...theme.typography.body2,
    display: 'grid',
    gap: theme.spacing(1.5),
    minWidth: 0,
  },
  part: { minWidth: 0 },
}));

/** Which agents need someone, and where is the plan? */
export function FleetContent() {
  const classes = useStyles();
  const theme = useTheme();
  const narrow = useMediaQuery(theme.breakpoints.down('sm'), { noSsr: true });
  const state = useFleetView();
  const summary = useFleetSummary(toFleetFilter(state.view));
  const list = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  useFleetKeys(list, search);

  const total = summary.data?.total;
  const answered = !summary.isPlaceholderData;
  if (answered && total === 0 && !isFiltered(state.view)) return <NoAgents />;
  return (
    <div className={classes.root}>
      <IgnoredValues state={state} />
      <FleetStrip state={state} />
      <div className={classes.part}>
        <PlanRibbon state={state} compact={narrow} />
      </div>
      <FleetToolbar
        state={state}
        narrow={narrow}
        total={total}
        searchRef={search}
      />
      {!narrow && <FilterBar state={state} />}
      <div ref={list} className={classes.part}>
        <FleetList state={state} narrow={narrow} summary={summary} />
      </div>
    </div>
  );
}
