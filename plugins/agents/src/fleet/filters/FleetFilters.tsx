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
  READINESS_STATUSES,
  READINESS_WORDS,
  SEVERITY_WORDS,
  useFleetFacets,
} from '@agent-portal/plugin-agents-react';
import { useMemo } from 'react';
import { ALERT_VALUES, type FilterKey } from '../view/fleetView';
import type { FleetViewState } from '../view/useFleetView';
import { FilterSelect, type FilterOption } from './FilterSelect';
import { useEntityTitles } from './useEntityTitles';
import { nameOf } from './useFacetTitles';

interface Filter {
  key: FilterKey;
  label: string;
  options: FilterOption[];
}

/** A choice of values for every filter. */
export function FleetFilters({ state }: { state: FleetViewState }) {
  const { data } = useFleetFacets();
  const untitled = useMemo(() => untitledOf(data), [data]);
  const titleOf = useEntityTitles(untitled);
  const filters = buildFilters(titleOf, data);
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

/** The references that the facets give no title for. */
function untitledOf(facets?: FleetFacets): string[] {
  if (!facets) return [];
  return [facets.owners, facets.systems, facets.environments]
    .flat()
    .flatMap(({ value, title }) => (title ? [] : [value]));
}

function buildFilters(
  titleOf: (ref: string) => string,
  facets?: FleetFacets,
): Filter[] {
  return [
    {
      key: 'owner',
      label: 'Owner',
      options: fromFacet(facets?.owners, titleOf),
    },
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
      key: 'readiness',
      label: 'Readiness',
      options: READINESS_STATUSES.map(value => ({
        value,
        label: READINESS_WORDS[value],
      })),
    },
    {
      key: 'alert',
      label: 'Alerts',
      options: ALERT_VALUES.map(value => ({
        value,
        label: value === 'none' ? 'None open' : SEVERITY_WORDS[value],
      })),
    },
    {
      key: 'environment',
      label: 'Environment',
      options: fromFacet(facets?.environments, titleOf),
    },
    { key: 'family', label: 'Family', options: fromFacet(facets?.families) },
    {
      key: 'system',
      label: 'System',
      options: fromFacet(facets?.systems, titleOf),
    },
  ];
}

function fromFacet(
  values: FleetFacets['owners'] = [],
  titleOf: (value: string) => string = nameOf,
): FilterOption[] {
  return values.map(({ value, title, count }) => ({
    value,
    label: title ?? titleOf(value),
    count,
  }));
}
