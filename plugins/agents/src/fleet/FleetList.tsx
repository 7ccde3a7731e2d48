import type { FleetSummary } from '@agent-portal/plugin-agents-common';
import {
  type AgentsQueryResult,
  QueryState,
  useFleet,
} from '@agent-portal/plugin-agents-react';
import { FleetBoard } from './board/FleetBoard';
import { FleetSkeleton } from './states/FleetSkeleton';
import { NothingMatches } from './states/NothingMatches';
import { FleetCards } from './table/FleetCards';
import { FleetPager } from './table/FleetPager';
import { FleetTable } from './table/FleetTable';
import { toFleetQuery } from './view/fleetView';
import type { FleetViewState } from './view/useFleetView';

interface FleetListProps {
  state: FleetViewState;
  narrow: boolean;
  summary: AgentsQueryResult<FleetSummary>;
}

const STILL_WORKS = 'The catalog and its pages do not depend on it.';

/** The agents of the view: as a table, as cards, or as a board by phase. */
export function FleetList(props: FleetListProps) {
  return props.state.view.layout === 'board' ? (
    <Board {...props} />
  ) : (
    <Rows {...props} />
  );
}

function Board({ state, summary }: FleetListProps) {
  return (
    <QueryState
      query={summary}
      what="the fleet"
      stillWorks={STILL_WORKS}
      skeleton={<FleetSkeleton />}
      isEmpty={data => data.total === 0}
      empty={<NothingMatches onClear={state.clearFilters} />}
    >
      {data => <FleetBoard summary={data} state={state} />}
    </QueryState>
  );
}

function Rows({ state, narrow, summary }: FleetListProps) {
  const query = useFleet(toFleetQuery(state.view));
  return (
    <QueryState
      query={query}
      what="the fleet"
      stillWorks={STILL_WORKS}
      skeleton={<FleetSkeleton />}
      isEmpty={page => page.items.length === 0 && !state.view.cursor}
      empty={<NothingMatches onClear={state.clearFilters} />}
    >
      {page => (
        <>
          {narrow ? (
            <FleetCards rows={page.items} />
          ) : (
            <FleetTable rows={page.items} state={state} />
          )}
          <FleetPager page={page} total={summary.data?.total} state={state} />
        </>
      )}
    </QueryState>
  );
}
