import type { AlertKind, AlertState } from '@agent-portal/plugin-agents-common';
import {
  ALERT_KINDS,
  ALERT_KIND_WORDS,
  ALERT_STATES,
  ALERT_STATE_WORDS,
  useFleetFacets,
} from '@agent-portal/plugin-agents-react';
import Button from '@material-ui/core/Button';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import { useMemo } from 'react';
import { FilterSelect } from '../../fleet/filters/FilterSelect';
import { useEntityTitles } from '../../fleet/filters/useEntityTitles';
import { isFiltered } from '../view/alertsView';
import type { AlertsViewState } from '../view/useAlertsView';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    gap: theme.spacing(1),
    marginTop: theme.spacing(1),
    gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
    [theme.breakpoints.up('md')]: {
      gridTemplateColumns: 'repeat(4, minmax(0, 1fr)) auto',
    },
  },
}));

/**
 * What the alerts can be narrowed down by; all of it is in the address. On a narrow screen folded
 * away until it is wanted, as the first alert is what the screen is for.
 */
export function AlertFilters({ state }: { state: AlertsViewState }) {
  const theme = useTheme();
  const narrow = useMediaQuery(theme.breakpoints.down('sm'), { noSsr: true });
  if (!narrow) return <Filters state={state} />;
  return (
    <details open={isFiltered(state.view) || undefined}>
      <summary>Filters</summary>
      <Filters state={state} />
    </details>
  );
}

function Filters({ state }: { state: AlertsViewState }) {
  const classes = useStyles();
  const { view, setFilter } = state;
  const { data: facets } = useFleetFacets();
  const refs = useMemo(
    () => [
      ...(facets?.owners.map(({ value }) => value) ?? []),
      ...(view.agent ? [view.agent] : []),
    ],
    [facets, view.agent],
  );
  const titleOf = useEntityTitles(refs);
  return (
    <div className={classes.root} role="group" aria-label="Filters">
      <FilterSelect
        label="State"
        options={ALERT_STATES.map(value => ({
          value,
          label: ALERT_STATE_WORDS[value],
        }))}
        selected={view.state}
        onChange={values => setFilter({ state: values as AlertState[] })}
      />
      <FilterSelect
        label="Kind"
        options={ALERT_KINDS.map(value => ({
          value,
          label: ALERT_KIND_WORDS[value],
        }))}
        selected={view.kind}
        onChange={values => setFilter({ kind: values as AlertKind[] })}
      />
      <FilterSelect
        label="Owner"
        options={(facets?.owners ?? []).map(({ value, title }) => ({
          value,
          label: title ?? titleOf(value),
        }))}
        selected={view.owner}
        onChange={owner => setFilter({ owner })}
      />
      {view.agent && (
        <FilterSelect
          label="Agent"
          options={[{ value: view.agent, label: titleOf(view.agent) }]}
          selected={[view.agent]}
          onChange={([agent]) => setFilter({ agent })}
        />
      )}
      {isFiltered(view) && (
        <Button onClick={state.clearFilters}>Clear filters</Button>
      )}
    </div>
  );
}
