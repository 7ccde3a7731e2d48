import {
  HEALTH_STATUSES,
  KPI_STATUSES,
  PHASES,
  type FleetFacets,
} from '@agent-portal/plugin-agents-common';
import {
  HEALTH_WORDS,
  KPI_WORDS,
  PHASE_WORDS,
  useFleetFacets,
} from '@agent-portal/plugin-agents-react';
import { useMemo } from 'react';
import type { FilterKey } from '../view/fleetView';
import type { FleetViewState } from '../view/useFleetView';
import { FilterSelect, type FilterOption } from './FilterSelect';
import { nameOf } from './useFacetTitles';

interface Filter {
  key: FilterKey;
  label: string;
  options: FilterOption[];
}

/** A choice of values for every filter. */
export function FleetFilters({ state }: { state: FleetViewState }) {
  const { data } = useFleetFacets();
  const filters = useMemo(() => buildFilters(data), [data]);
  return (
    <>
      {filters.map(({ key, label, options }) => (
        <FilterSelect
          key={key}
          label={label}
          options={options}
          selected={state.view.filters[key]}
          onChange={values => state.setFilter(key, values)}
        />
      ))}
    </>
  );
}

function buildFilters(facets?: FleetFacets): Filter[] {
  return [
    { key: 'owner', label: 'Owner', options: fromFacet(facets?.owners) },
    { key: 'wave', label: 'Wave', options: fromFacet(facets?.waves) },
    {
      key: 'phase',
      label: 'Phase',
      options: PHASES.map(value => ({ value, label: PHASE_WORDS[value] })),
    },
    {
      key: 'health',
      label: 'Health',
      options: HEALTH_STATUSES.map(value => ({
        value,
        label: HEALTH_WORDS[value],
      })),
    },
    {
      key: 'kpi',
      label: 'KPIs',
      options: KPI_STATUSES.map(value => ({ value, label: KPI_WORDS[value] })),
    },
    {
      key: 'environment',
      label: 'Environment',
      options: fromFacet(facets?.environments),
    },
    { key: 'family', label: 'Family', options: fromFacet(facets?.families) },
    { key: 'system', label: 'System', options: fromFacet(facets?.systems) },
  ];
}

function fromFacet(values: FleetFacets['owners'] = []): FilterOption[] {
  return values.map(({ value, title, count }) => ({
    value,
    label: title ?? nameOf(value),
    count,
  }));
}
