import { useSyncExternalStore } from 'react';
import { type ConnectionState, portalConnection } from './Connection';

/**
 * Whether the portal answers, and of when what is shown is if not.
 *
 * @public
 */
export function useConnection(): ConnectionState {
  return useSyncExternalStore(
    portalConnection.subscribe,
    portalConnection.getState,
  );
}

/** Why what cannot wait for the network is refused offline. @public */
export const OFFLINE_REASON =
  'You are offline. This has to be decided on what holds now, so it is possible again once the portal is reached.';
