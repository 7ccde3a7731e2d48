import type { FacetCount } from '@agent-portal/plugin-agents-common';
import { useFleetFacets } from '@agent-portal/plugin-agents-react';
import { useMemo } from 'react';

/** What people call environments: the facets carry their titles. */
export function useFacetTitles() {
  const { data } = useFleetFacets();
  return useMemo(() => {
    const environments = titlesOf(data?.environments);
    return {
      environment: (ref: string) => environments.get(ref) ?? nameOf(ref),
    };
  }, [data]);
}

/** The name in an entity reference. */
export function nameOf(ref: string): string {
  return ref.split('/').pop() ?? ref;
}

function titlesOf(values: readonly FacetCount[] = []) {
  return new Map(
    values.flatMap(({ value, title }) => (title ? [[value, title]] : [])),
  );
}
