import type {
  ReleaseMeasures,
  ReleasePoint,
} from '@agent-portal/plugin-agents-common';
import { formatCount, formatShare } from '@agent-portal/plugin-agents-react';

/** What is drawn of both releases over time. */
export interface Measure {
  id: 'requests' | 'errors' | 'p95';
  title: string;
  /** The figure of a span; absent where there is none. */
  read: (measures: ReleaseMeasures) => number | undefined;
  write: (value: number) => string;
}

/** A point of a chart; a figure is absent where the line is interrupted. */
export interface MeasurePoint {
  /** Ms since 1970. */
  time: number;
  candidate?: number;
  stable?: number;
}

/** What is drawn, in the order in which one looks. */
export const MEASURES: readonly Measure[] = [
  {
    id: 'requests',
    title: 'Requests',
    read: ({ requests }) => requests,
    write: formatCount,
  },
  {
    id: 'errors',
    title: 'Error rate',
    read: errorRate,
    write: formatShare,
  },
  {
    id: 'p95',
    title: 'Latency (p95)',
    read: ({ p95 }) => p95,
    write: formatSeconds,
  },
];

/** Errors over requests, 0–1; nothing without requests, which is not the same as none. */
export function errorRate(measures: ReleaseMeasures): number | undefined {
  return measures.requests > 0
    ? measures.errors / measures.requests
    : undefined;
}

/** Writes a latency in seconds, such as `1.2 s`; a dash when it is not known. */
export function formatSeconds(seconds: number | undefined): string {
  return seconds === undefined
    ? '—'
    : `${seconds.toLocaleString('en-US', { maximumSignificantDigits: 2 })} s`;
}

/** The course of a measure, the oldest point first. */
export function toMeasurePoints(
  history: readonly ReleasePoint[],
  { read }: Measure,
): MeasurePoint[] {
  return history
    .map(point => ({
      time: new Date(point.at).getTime(),
      candidate: read(point.candidate),
      stable: read(point.stable),
    }))
    .sort((a, b) => a.time - b.time);
}

/** A chart in words, for those who do not see it. */
export function describeMeasure(
  history: readonly ReleasePoint[],
  measure: Measure,
): string {
  const points = toMeasurePoints(history, measure);
  const parts = (['candidate', 'stable'] as const).map(release => {
    const values = points
      .map(point => point[release])
      .filter((value): value is number => value !== undefined);
    if (values.length === 0) return `${release}: nothing known`;
    const [lowest, highest, last] = [
      Math.min(...values),
      Math.max(...values),
      values[values.length - 1],
    ].map(measure.write);
    return `${release}: lowest ${lowest}, highest ${highest}, last ${last}`;
  });
  return `${measure.title} over ${points.length} spans; ${parts.join('; ')}`;
}
