import type { AgentsApi } from '@agent-portal/plugin-agents-common';
import type { IdentityApi } from '@backstage/core-plugin-api';
import {
  AcknowledgementOutbox,
  type OutboxLock,
} from './AcknowledgementOutbox';
import { IndexedDbOutboxStore } from './IndexedDbOutboxStore';
import { MemoryOutboxStore } from './OutboxStore';

/** Name of the lock and of the background sync, as the service worker knows them. */
const OUTBOX = 'agent-portal-outbox';

const shared = new WeakMap<AgentsApi, AcknowledgementOutbox>();
const users = new WeakMap<IdentityApi, string>();

/** The outbox of an API: the same one each time it is asked with the same API. */
export function outboxOf(api: AgentsApi): AcknowledgementOutbox {
  let outbox = shared.get(api);
  if (!outbox) {
    outbox = AcknowledgementOutbox.create({
      api,
      store:
        typeof indexedDB === 'undefined'
          ? MemoryOutboxStore.create()
          : IndexedDbOutboxStore.create(indexedDB),
      lock: createLock(),
      now: () => Date.now(),
    });
    shared.set(api, outbox);
  }
  return outbox;
}

/** Who is signed in; known also when a session cannot be renewed, once it was known. */
export async function userRefOf(identity: IdentityApi): Promise<string> {
  try {
    const { userEntityRef } = await identity.getBackstageIdentity();
    users.set(identity, userEntityRef);
    return userEntityRef;
  } catch (error) {
    const known = users.get(identity);
    if (known) return known;
    throw error;
  }
}

/** Has the browser send it even when the portal is closed by then, where it can. */
export async function askForBackgroundSync(): Promise<void> {
  if (!navigator.serviceWorker?.controller) return;
  const registration: ServiceWorkerRegistration & {
    sync?: { register(tag: string): Promise<void> };
  } = await navigator.serviceWorker.ready;
  await registration.sync?.register(OUTBOX).catch(() => undefined);
}

function createLock(): OutboxLock {
  const { locks } = navigator;
  if (locks) {
    return async act => {
      await locks.request(OUTBOX, act);
    };
  }
  let last = Promise.resolve();
  return act => {
    const next = last.then(act);
    last = next.catch(() => undefined);
    return next;
  };
}
