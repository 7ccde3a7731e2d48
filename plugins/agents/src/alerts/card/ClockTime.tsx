import {
  formatClockTime,
  formatExactTime,
  useNow,
} from '@agent-portal/plugin-agents-react';

/** A time of day such as `20:19 UTC`, with its date where that is another day. */
export function ClockTime({ at }: { at: string }) {
  const today = formatExactTime(useNow(60_000)).slice(0, 10);
  const exact = formatExactTime(at);
  const date = exact.slice(0, 10);
  return (
    <time dateTime={at} title={exact} style={{ whiteSpace: 'nowrap' }}>
      {date === today ? '' : `${date} `}
      {formatClockTime(at)} UTC
    </time>
  );
}
