import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import FilterList from '@material-ui/icons/FilterList';
import { type RefObject, useState } from 'react';
import { FilterDrawer } from '../filters/FilterBar';
import { SearchField } from '../filters/SearchField';
import { FILTER_KEYS, isFiltered } from '../view/fleetView';
import type { FleetViewState } from '../view/useFleetView';
import { CopyLinkButton } from './CopyLinkButton';
import { ExportButton } from './ExportButton';
import { LayoutSwitch } from './LayoutSwitch';
import { OrderSelect } from './OrderSelect';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
  },
  search: {
    flex: '1 1 200px',
  },
}));

/** Search, layout, and what can be done with the view as a whole. */
export function FleetToolbar(props: {
  state: FleetViewState;
  narrow: boolean;
  total?: number;
  searchRef: RefObject<HTMLInputElement>;
}) {
  const classes = useStyles();
  const { state, narrow, total, searchRef } = props;
  const [filtersOpen, setFiltersOpen] = useState(false);
  const active = FILTER_KEYS.filter(key => state.view.filters[key].length > 0);
  return (
    <div className={classes.root}>
      <div className={classes.search}>
        <SearchField
          text={state.view.text}
          onChange={state.setText}
          inputRef={searchRef}
        />
      </div>
      {narrow && (
        <>
          <Button
            variant="outlined"
            startIcon={<FilterList />}
            aria-label={
              active.length === 0
                ? 'Filters'
                : `Filters, ${active.length} in use`
            }
            onClick={() => setFiltersOpen(true)}
          >
            {active.length === 0 ? 'Filters' : `Filters (${active.length})`}
          </Button>
          <FilterDrawer
            open={filtersOpen}
            onClose={() => setFiltersOpen(false)}
            state={state}
            total={total}
          />
          {state.view.layout === 'table' && <OrderSelect state={state} />}
        </>
      )}
      <LayoutSwitch
        layout={state.view.layout}
        onChange={state.setLayout}
        iconOnly={narrow}
      />
      <CopyLinkButton iconOnly={narrow} />
      <ExportButton view={state.view} iconOnly={narrow} />
      {!narrow && isFiltered(state.view) && (
        <Button onClick={state.clearFilters}>Clear filters</Button>
      )}
    </div>
  );
}
