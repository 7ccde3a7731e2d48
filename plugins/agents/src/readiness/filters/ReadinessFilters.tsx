import type {
  CheckColumn,
  FleetFacets,
  ScorecardSummary,
} from '@agent-portal/plugin-agents-common';
import {
  OUTCOME_WORDS,
  useFleetFacets,
  useScorecard,
} from '@agent-portal/plugin-agents-react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { useMemo, useRef } from 'react';
import {
  type FilterOption,
  FilterSelect,
} from '../../fleet/filters/FilterSelect';
import { SearchField } from '../../fleet/filters/SearchField';
import { useEntityTitles } from '../../fleet/filters/useEntityTitles';
import { type FilterKey, OUTCOMES, isFiltered } from '../view/readinessView';
import type { ReadinessViewState } from '../view/useReadinessView';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    gap: theme.spacing(1),
    gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
    [theme.breakpoints.up('md')]: {
      gridTemplateColumns: '2fr repeat(6, minmax(0, 1fr)) auto',
    },
  },
  search: {
    gridColumn: '1 / -1',
    [theme.breakpoints.up('md')]: { gridColumn: 'auto' },
  },
}));

/** What the matrix can be narrowed down by; all of it is in the address. */
export function ReadinessFilters(props: {
  scorecard: ScorecardSummary;
  state: ReadinessViewState;
}) {
  const classes = useStyles();
  const { scorecard, state } = props;
  const { view } = state;
  const search = useRef<HTMLInputElement>(null);
  const { data: facets } = useFleetFacets();
  const { data: detail } = useScorecard(scorecard.ref);
  const titleOf = useEntityTitles(useMemo(() => refsOf(facets), [facets]));
  const options: Record<FilterKey, FilterOption[]> = {
    owner: fromFacet(facets?.owners, titleOf),
    system: fromFacet(facets?.systems, titleOf),
    wave: fromFacet(facets?.waves, titleOf),
    level: [
      ...scorecard.levels.map(({ id, title }) => ({ value: id, label: title })),
      { value: 'none', label: 'No level' },
    ],
    outcome: OUTCOMES.map(value => ({ value, label: OUTCOME_WORDS[value] })),
  };
  const select = (key: FilterKey, label: string) => (
    <FilterSelect
      label={label}
      options={options[key]}
      selected={view.filters[key]}
      onChange={values => state.setFilter(key, values)}
    />
  );
  return (
    <div className={classes.root} role="group" aria-label="Filters">
      <div className={classes.search}>
        <SearchField
          text={view.text}
          onChange={state.setText}
          inputRef={search}
        />
      </div>
      {select('owner', 'Owner')}
      {select('system', 'System')}
      {select('wave', 'Wave')}
      {select('level', 'Level')}
      {select('outcome', 'Outcome')}
      <FilterSelect
        label="Check"
        options={fromColumns(detail?.columns)}
        selected={view.check ? [view.check] : []}
        onChange={values =>
          // Outcomes are asked of one check: the one chosen last.
          state.setCheck(values.find(value => value !== view.check))
        }
      />
      {isFiltered(view) && (
        <Button onClick={state.clearFilters}>Clear filters</Button>
      )}
    </div>
  );
}

function fromColumns(columns: readonly CheckColumn[] = []): FilterOption[] {
  return columns.map(({ id, title }) => ({ value: id, label: title }));
}

function refsOf(facets?: FleetFacets): string[] {
  return facets
    ? [facets.owners, facets.systems].flat().map(({ value }) => value)
    : [];
}

function fromFacet(
  values: FleetFacets['owners'] = [],
  titleOf: (value: string) => string,
): FilterOption[] {
  return values.map(({ value, title }) => ({
    value,
    label: title ?? titleOf(value),
  }));
}
