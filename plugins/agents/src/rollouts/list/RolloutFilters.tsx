import type {
  FleetFacets,
  RolloutPlanStatus,
  RolloutState,
} from '@agent-portal/plugin-agents-common';
import {
  ROLLOUT_STATES,
  ROLLOUT_STATE_WORDS,
  useFleetFacets,
  useRolloutPlans,
} from '@agent-portal/plugin-agents-react';
import Button from '@material-ui/core/Button';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import { useMemo } from 'react';
import {
  type FilterOption,
  FilterSelect,
} from '../../fleet/filters/FilterSelect';
import { useEntityTitles } from '../../fleet/filters/useEntityTitles';
import { isFiltered } from '../view/rolloutsView';
import type { RolloutsViewState } from '../view/useRolloutsView';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    gap: theme.spacing(1),
    marginTop: theme.spacing(1),
    gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
    [theme.breakpoints.up('md')]: {
      gridTemplateColumns: 'repeat(5, minmax(0, 1fr)) auto',
    },
  },
}));

/**
 * What the rollouts can be narrowed down by; all of it is in the address. On a narrow screen folded
 * away until it is wanted, as what moves is what the screen is for.
 */
export function RolloutFilters({ state }: { state: RolloutsViewState }) {
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

function Filters({ state }: { state: RolloutsViewState }) {
  const classes = useStyles();
  const { view, setFilter } = state;
  const { data: facets } = useFleetFacets();
  const plans = useRolloutPlans().data?.items ?? [];
  const titleOf = useEntityTitles(
    useMemo(() => facets?.owners.map(({ value }) => value) ?? [], [facets]),
  );
  return (
    <div className={classes.root} role="group" aria-label="Filters">
      <FilterSelect
        label="State"
        options={ROLLOUT_STATES.map(value => ({
          value,
          label: ROLLOUT_STATE_WORDS[value],
        }))}
        selected={view.state}
        onChange={values => setFilter({ state: values as RolloutState[] })}
      />
      <FilterSelect
        label="Plan"
        options={plans.map(({ ref, title }) => ({ value: ref, label: title }))}
        selected={view.plan ? [view.plan] : []}
        onChange={values => setFilter({ plan: lastOf(values, view.plan) })}
      />
      <FilterSelect
        label="Wave"
        options={wavesOf(plans)}
        selected={view.wave}
        onChange={wave => setFilter({ wave })}
      />
      <FilterSelect
        label="Owner"
        options={fromFacet(facets?.owners, titleOf)}
        selected={view.owner}
        onChange={owner => setFilter({ owner })}
      />
      <FilterSelect
        label="Environment"
        options={fromFacet(facets?.environments, titleOf)}
        selected={view.environment ? [view.environment] : []}
        onChange={values =>
          setFilter({ environment: lastOf(values, view.environment) })
        }
      />
      {isFiltered(view) && (
        <Button onClick={state.clearFilters}>Clear filters</Button>
      )}
    </div>
  );
}

/** Of a filter that takes one value: the one chosen last. */
function lastOf(values: readonly string[], present?: string) {
  return values.find(value => value !== present);
}

function wavesOf(plans: readonly RolloutPlanStatus[]): FilterOption[] {
  return plans.flatMap(plan =>
    plan.waves.map(wave => ({
      value: `${plan.ref}#${wave.id}`,
      label: plans.length > 1 ? `${plan.title}: ${wave.title}` : wave.title,
    })),
  );
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
