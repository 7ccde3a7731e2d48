import { useEffect, useState } from 'react';
import { useClock } from './ClockProvider';

/**
 * The present time in milliseconds UTC. The component renders again whenever the time enters
 * another span of `granularityMs`, so that a whole table of ages costs no more than it shows.
 *
 * @param granularityMs - Length of the spans; at least a second, the default.
 * @public
 */
export function useNow(granularityMs: number = 1_000): number {
  const clock = useClock();
  const [, setSpan] = useState(() => Math.floor(clock.now() / granularityMs));
  useEffect(() => {
    const update = () => setSpan(Math.floor(clock.now() / granularityMs));
    update();
    return clock.subscribe(update);
  }, [clock, granularityMs]);
  return clock.now();
}
