import {
  type ExpositionSample,
  listMetricGenerations,
  matchesLabels,
  type MetricLabels,
  type MetricSelector,
} from '@agent-portal/plugin-agents-common';

/** What shows that a generation of a metric's names is there. */
export interface GenerationMark {
  id: string;
  metric: string;
  labels?: MetricLabels;
}

/** A series that a role is measured from, and the generations that come before it. */
export interface NamedSeries extends MetricSelector {
  /** Ids of the marks of newer generations: with any of them there, the series does not count. */
  newer: string[];
}

/** Lists the series that something may be measured from, and notes the marks to look for. */
export function listSeries(
  selector: MetricSelector,
  addMark: (mark: GenerationMark) => void,
): NamedSeries[] {
  const generations = listMetricGenerations(selector);
  const newer: string[] = [];
  const found: NamedSeries[] = [];
  for (const { selectors, marks } of generations) {
    for (const one of selectors) found.push({ ...one, newer: [...newer] });
    if (generations.length === 1) break;
    for (const mark of marks) {
      const id = markId(mark);
      addMark({ id, ...mark });
      newer.push(id);
    }
  }
  return found;
}

function markId({ metric, labels = {} }: MetricSelector): string {
  const pairs = Object.entries(labels).map(pair => pair.join('='));
  return [metric, ...pairs.sort()].join(' ');
}

/** The ids of the marks that samples show. */
export function findMarks(
  samples: ExpositionSample[],
  marks: ReadonlyMap<string, readonly GenerationMark[]>,
): Set<string> {
  const found = new Set<string>();
  if (marks.size === 0) return found;
  for (const { name, labels } of samples) {
    for (const mark of marks.get(name) ?? []) {
      if (found.has(mark.id)) continue;
      if (matchesLabels(labels, mark.labels)) found.add(mark.id);
    }
  }
  return found;
}

/** Whether no newer generation takes the place of a series. */
export function isNewest(
  newer: readonly string[] | undefined,
  found: ReadonlySet<string>,
): boolean {
  return !newer?.some(id => found.has(id));
}
