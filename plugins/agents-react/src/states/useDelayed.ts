import { useEffect, useState } from 'react';

/**
 * Becomes true once `active` has been true for a while, so that what comes quickly never
 * flickers.
 *
 * @param delayMs - 200 by default.
 * @public
 */
export function useDelayed(active: boolean, delayMs: number = 200): boolean {
  const [due, setDue] = useState(false);
  useEffect(() => {
    if (!active) {
      setDue(false);
      return undefined;
    }
    const timer = setTimeout(() => setDue(true), delayMs);
    return () => clearTimeout(timer);
  }, [active, delayMs]);
  return active && due;
}
