import { MAXIMUM_WATCHED_SERIES } from './countIncreases';
import type { ScrapePlan } from './createScrapePlan';

/** Notes why KPIs that are measured from counters are not known. */
export function noteCounters(
  { roles }: ScrapePlan,
  problem: string,
  problems: Map<string, string>,
): void {
  for (const role of [...roles.values()].flat()) {
    if (role.type === 'release' || role.type === 'gauge') continue;
    problems.set(role.kpiId, problem);
  }
}

/** How many counters are watched, in words. */
export function describeLimit(): string {
  return `${MAXIMUM_WATCHED_SERIES.toLocaleString(
    'en',
  )} series of the metrics that KPIs are measured from; leave out labels that take many values`;
}
