import { useEffect, useRef } from 'react';
import { useAgentsQueryClient } from '../queries/AgentsQueryProvider';
import { useConnection } from './useConnection';
import { useQueuedAcknowledgements } from './useQueuedAcknowledgements';

/**
 * Asks anew for everything and sends what waits when the portal is reached again, when the page starts
 * and when it is looked at again. To be used once in an app.
 *
 * @public
 */
export function useReconnect(): void {
  const client = useAgentsQueryClient();
  const { send } = useQueuedAcknowledgements();
  const { offline } = useConnection();
  const wasOffline = useRef(false);

  useEffect(() => {
    // What is refused is kept with its reason; what is not reached is tried at the next occasion.
    const trySending = () => send().catch(() => undefined);
    const onMessage = ({ data }: MessageEvent) => {
      if (data?.type === 'send-outbox') trySending();
    };
    const onVisible = () => {
      if (document.visibilityState === 'visible') trySending();
    };
    // Whichever way the network changed: the answers will tell.
    const onNetwork = () => {
      client.invalidateQueries();
      trySending();
    };
    trySending();
    window.addEventListener('online', onNetwork);
    window.addEventListener('offline', onNetwork);
    document.addEventListener('visibilitychange', onVisible);
    navigator.serviceWorker?.addEventListener('message', onMessage);
    return () => {
      window.removeEventListener('online', onNetwork);
      window.removeEventListener('offline', onNetwork);
      document.removeEventListener('visibilitychange', onVisible);
      navigator.serviceWorker?.removeEventListener('message', onMessage);
    };
  }, [client, send]);

  useEffect(() => {
    if (wasOffline.current && !offline) {
      client.invalidateQueries();
      send().catch(() => undefined);
    }
    wasOffline.current = offline;
  }, [client, send, offline]);
}
