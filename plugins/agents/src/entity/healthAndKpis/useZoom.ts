import type { HistoryRange } from '@agent-portal/plugin-agents-common';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { RANGES } from './useRange';

/** A span of time, in ms since 1970 in UTC. */
export interface TimeSpan {
  from: number;
  to: number;
}

/** Nothing is measured more often than this. */
const SHORTEST_MS = 60_000;

/**
 * The part of the range that charts are zoomed to, `?from=…&to=…` in the address bar. Each zoom is
 * a step of the browser's history, so that going back undoes it.
 */
export function useZoom(): [
  zoom: TimeSpan | undefined,
  setZoom: (span: TimeSpan | undefined) => void,
] {
  const [search, setSearch] = useSearchParams();
  const from = search.get('from');
  const to = search.get('to');
  const zoom = useMemo(() => readSpan(from, to), [from, to]);
  const setZoom = useCallback(
    (span: TimeSpan | undefined) =>
      setSearch(previous => {
        const changed = new URLSearchParams(previous);
        changed.delete('from');
        changed.delete('to');
        if (span) {
          const { from: start, to: end } = widened(span);
          changed.set('from', new Date(start).toISOString());
          changed.set('to', new Date(end).toISOString());
        }
        return changed;
      }),
    [setSearch],
  );
  return [zoom, setZoom];
}

/**
 * The shortest range that holds a zoom, as its points are the finest; the chosen range where there
 * is no zoom, or none that holds it.
 */
export function rangeFor(
  range: HistoryRange,
  zoom: TimeSpan | undefined,
  now: number,
): HistoryRange {
  if (!zoom) return range;
  const ranges = Object.keys(RANGES) as HistoryRange[];
  return (
    ranges.find(one => zoom.from >= now - RANGES[one].lengthMs) ??
    ranges[ranges.length - 1]
  );
}

/** Half of what is shown, around a time in it. */
export function closerSpan(shown: TimeSpan, around: number): TimeSpan {
  const length = Math.max(SHORTEST_MS, (shown.to - shown.from) / 2);
  const from = Math.min(
    Math.max(shown.from, around - length / 2),
    Math.max(shown.from, shown.to - length),
  );
  return { from, to: from + length };
}

function readSpan(
  from: string | null,
  to: string | null,
): TimeSpan | undefined {
  const span = { from: Date.parse(from ?? ''), to: Date.parse(to ?? '') };
  return span.to - span.from > 0 ? span : undefined;
}

function widened({ from, to }: TimeSpan): TimeSpan {
  const missing = Math.max(0, SHORTEST_MS - (to - from)) / 2;
  return { from: Math.round(from - missing), to: Math.round(to + missing) };
}
