import { useNow } from '../clock';
import { formatCountdownUntil, formatExactTime, formatUntil } from '../format';

/** Properties of {@link TimeUntil}. @public */
export interface TimeUntilProps {
  /** ISO 8601 in UTC. */
  at: string;
  /** Counted down in its two largest units, so that it agrees with a countdown beside it. */
  countdown?: boolean;
}

/**
 * How far ahead a deadline is, or how long ago it was, with the exact time in UTC on hover.
 *
 * @public
 */
export function TimeUntil(props: TimeUntilProps) {
  const now = useNow(props.countdown ? 1_000 : 15_000);
  const time = new Date(props.at).getTime();
  if (Number.isNaN(time)) return <span>at an unknown time</span>;
  return (
    <time
      dateTime={new Date(time).toISOString()}
      title={formatExactTime(time)}
      style={{ whiteSpace: 'nowrap' }}
    >
      {props.countdown
        ? formatCountdownUntil(time - now)
        : formatUntil(time - now)}
    </time>
  );
}
