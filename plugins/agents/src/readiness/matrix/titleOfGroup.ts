import type {
  FacetCount,
  ScorecardGroupRow,
} from '@agent-portal/plugin-agents-common';
import { nameOf } from '../../fleet/filters/useFacetTitles';
import type { Grouping } from '../view/readinessView';

const NONE: Record<Grouping, string> = {
  owner: 'Without an owner',
  system: 'Without a system',
  wave: 'In no wave',
};

/** What people call a group of the matrix. */
export function titleOfGroup(
  group: ScorecardGroupRow,
  groupBy: Grouping,
  waves: readonly FacetCount[] = [],
): string {
  if (group.title) return group.title;
  if (group.group === '') return NONE[groupBy];
  return (
    waves.find(({ value }) => value === group.group)?.title ??
    nameOf(group.group)
  );
}
