import type {
  ScorecardGroupRow,
  ScorecardGroups,
  ScorecardSummary,
} from '@agent-portal/plugin-agents-common';
import {
  FailureNotice,
  QueryState,
  type ScorecardResultsWindow,
  useFleetFacets,
  useScorecardGroups,
  useScorecardResultsWindow,
} from '@agent-portal/plugin-agents-react';
import { useCallback, useMemo, useState } from 'react';
import { FleetSkeleton } from '../../fleet/states/FleetSkeleton';
import { NothingMatches } from '../../fleet/states/NothingMatches';
import { isFiltered, toReadinessQuery } from '../view/readinessView';
import type { ReadinessViewState } from '../view/useReadinessView';
import { MatrixCards } from './MatrixCards';
import { MatrixGrid } from './MatrixGrid';
import { layOutMatrix } from './matrixItems';
import { NobodyJudged } from './NobodyJudged';
import { titleOfGroup } from './titleOfGroup';

interface MatrixProps {
  scorecard: ScorecardSummary;
  state: ReadinessViewState;
  narrow: boolean;
}

/** Agents and checks of one scorecard: as a grid, or as a list where there is no room for one. */
export function Matrix(props: MatrixProps) {
  const { scorecard, state, narrow } = props;
  const [visible, setVisible] = useState({ start: 0, end: 1 });
  const filter = toReadinessQuery(state.view);
  const groups = useScorecardGroups(scorecard.ref, filter);
  const rows = useScorecardResultsWindow(scorecard.ref, filter, visible);
  const onVisible = useCallback(
    (start: number, end: number) => setVisible({ start, end }),
    [],
  );
  return (
    <QueryState
      query={rows.query}
      what={`the results of ${scorecard.title}`}
      stillWorks="The fleet and the catalog do not depend on it."
      skeleton={<FleetSkeleton />}
      isEmpty={({ total }) => total === 0}
      empty={
        isFiltered(state.view) ? (
          <NothingMatches onClear={state.clearFilters} />
        ) : (
          <NobodyJudged title={scorecard.title} />
        )
      }
    >
      {() =>
        narrow ? (
          <MatrixCards rows={rows} onOpen={state.open} onVisible={onVisible} />
        ) : (
          <QueryState
            query={groups}
            what={`the groups of ${scorecard.title}`}
            skeleton={<FleetSkeleton />}
          >
            {data => (
              <Grid
                {...props}
                rows={rows}
                groups={data}
                onVisible={onVisible}
              />
            )}
          </QueryState>
        )
      }
    </QueryState>
  );
}

function Grid(
  props: MatrixProps & {
    rows: ScorecardResultsWindow;
    groups: ScorecardGroups;
    onVisible: (start: number, end: number) => void;
  },
) {
  const { scorecard, state, rows, groups } = props;
  const { data: facets } = useFleetFacets();
  const items = useMemo(() => layOutMatrix(groups.groups), [groups]);
  const titleOf = useCallback(
    (group: ScorecardGroupRow) =>
      titleOfGroup(group, state.view.groupBy, facets?.waves),
    [state.view.groupBy, facets],
  );
  const results = rows.query.data;
  if (!results) return null;
  return (
    <>
      {rows.error && (
        <FailureNotice what="some of the rows" error={rows.error} />
      )}
      <MatrixGrid
        label={`${scorecard.title}: agents and checks`}
        columns={results.columns}
        levels={results.levels}
        items={items}
        rowAt={rows.rowAt}
        titleOfGroup={titleOf}
        onOpen={state.open}
        onVisible={props.onVisible}
      />
    </>
  );
}
