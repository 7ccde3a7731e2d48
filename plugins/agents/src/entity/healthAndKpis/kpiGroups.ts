import type {
  KpiCategory,
  KpiResult,
} from '@agent-portal/plugin-agents-common';

/** KPIs under a heading. */
export interface KpiGroup {
  heading: string;
  results: KpiResult[];
}

const CATEGORIES: readonly (readonly [KpiCategory, string])[] = [
  ['technical', 'Technical'],
  ['agent', 'Agent'],
  ['business', 'Business'],
];

const COSTS = ['tokens', 'currency'];

/**
 * Groups KPIs by what they are about; what agents cost, in money or in tokens, has a group of its
 * own whatever its category.
 */
export function groupKpis(results: readonly KpiResult[]): KpiGroup[] {
  const isCost = ({ unit }: KpiResult) => COSTS.includes(unit);
  return [
    ...CATEGORIES.map(([category, heading]) => ({
      heading,
      results: results.filter(
        result => result.category === category && !isCost(result),
      ),
    })),
    { heading: 'Cost', results: results.filter(isCost) },
  ].filter(group => group.results.length > 0);
}
