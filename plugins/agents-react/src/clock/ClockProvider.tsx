import { createContext, type ReactNode, useContext } from 'react';
import { type Clock, createSystemClock } from './Clock';

const ClockContext = createContext<Clock>(createSystemClock());

/**
 * Gives the components below another clock than the machine's.
 *
 * @public
 */
export function ClockProvider(props: { clock: Clock; children: ReactNode }) {
  return (
    <ClockContext.Provider value={props.clock}>
      {props.children}
    </ClockContext.Provider>
  );
}

/**
 * The clock in force: the nearest {@link ClockProvider}'s, or the machine's.
 *
 * @public
 */
export function useClock(): Clock {
  return useContext(ClockContext);
}
