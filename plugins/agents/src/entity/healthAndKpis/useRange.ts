import {
  type HistoryRange,
  parseDuration,
} from '@agent-portal/plugin-agents-common';
import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';

/** The ranges a history can cover, how long they are, and what people call them. */
export const RANGES: Readonly<
  Record<HistoryRange, { short: string; long: string; lengthMs: number }>
> = {
  '15m': {
    short: '15 min',
    long: 'the last 15 minutes',
    lengthMs: parseDuration('15m'),
  },
  '1h': { short: '1 h', long: 'the last hour', lengthMs: parseDuration('1h') },
  '6h': {
    short: '6 h',
    long: 'the last 6 hours',
    lengthMs: parseDuration('6h'),
  },
  '24h': {
    short: '24 h',
    long: 'the last 24 hours',
    lengthMs: parseDuration('24h'),
  },
  '7d': {
    short: '7 d',
    long: 'the last 7 days',
    lengthMs: parseDuration('7d'),
  },
  '30d': {
    short: '30 d',
    long: 'the last 30 days',
    lengthMs: parseDuration('30d'),
  },
};

const DEFAULT_RANGE: HistoryRange = '1h';

/** The range in the address bar, `?range=6h`; an hour when there is none or it is no range. */
export function useRange(): [HistoryRange, (range: HistoryRange) => void] {
  const [search, setSearch] = useSearchParams();
  const value = search.get('range');
  const range = isRange(value) ? value : DEFAULT_RANGE;
  const setRange = useCallback(
    (next: HistoryRange) =>
      setSearch(
        previous => {
          const changed = new URLSearchParams(previous);
          changed.set('range', next);
          // A part of another range says nothing about this one.
          changed.delete('from');
          changed.delete('to');
          return changed;
        },
        { replace: true },
      ),
    [setSearch],
  );
  return [range, setRange];
}

function isRange(value: string | null): value is HistoryRange {
  return value !== null && Object.hasOwn(RANGES, value);
}
