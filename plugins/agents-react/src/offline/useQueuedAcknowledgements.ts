import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useSyncExternalStore } from 'react';
import { agentsApiRef } from '../api';
import { useRenewAlerts } from '../queries/useRenewAlerts';
import type { QueuedAcknowledgement } from './OutboxStore';
import { outboxOf, userRefOf } from './outboxOf';

/** What the signed-in person acknowledged offline. @public */
export interface QueuedAcknowledgements {
  items: QueuedAcknowledgement[];
  /** Gives one up. */
  discard: (key: string) => Promise<void>;
  /** Tries to send all that may still be taken. */
  send: () => Promise<void>;
}

/**
 * What the signed-in person acknowledged offline and what became of it.
 *
 * @public
 */
export function useQueuedAcknowledgements(): QueuedAcknowledgements {
  const outbox = outboxOf(useApi(agentsApiRef));
  const user = useUserRef();
  const renewAlerts = useRenewAlerts();
  const all = useSyncExternalStore(outbox.subscribe, outbox.getItems);
  const items = useMemo(
    () => all.filter(item => item.user === user),
    [all, user],
  );
  const discard = useCallback((key: string) => outbox.discard(key), [outbox]);
  const send = useCallback(async () => {
    if (user && (await outbox.send(user))) renewAlerts();
  }, [outbox, user, renewAlerts]);
  return { items, discard, send };
}

/** Who is signed in, once that is known. */
function useUserRef(): string | undefined {
  const identity = useApi(identityApiRef);
  const [user, setUser] = useState<string>();
  useEffect(() => {
    let current = true;
    userRefOf(identity).then(
      ref => current && setUser(ref),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [identity]);
  return user;
}
