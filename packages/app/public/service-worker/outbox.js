/*
 * Sends what was acknowledged offline when the browser finds a network and no page is open; an open
 * page does it itself. The same database and lock as AcknowledgementOutbox of agents-react.
 */
/* global API, identity, withSlash */

const OUTBOX_DATABASE = 'agent-portal-outbox';
const OUTBOX_STORE = 'acknowledgements';

const outbox = {
  TAG: 'agent-portal-outbox',

  async send() {
    const pages = await self.clients.matchAll({ type: 'window' });
    if (pages.length > 0) {
      for (const page of pages) page.postMessage({ type: 'send-outbox' });
      return;
    }
    const session = await identity.token();
    if (!session) throw new Error('There is no session to send by');
    await self.navigator.locks.request(OUTBOX_DATABASE, async () => {
      const items = await request('readonly', store => store.getAll());
      for (const item of items) {
        if (item.user === session.user && !item.problem) {
          await sendOne(item, session.token);
        }
      }
    });
  },
};

/** What is refused stays, for the page to say so; what was not reached is tried again by the browser. */
async function sendOne(item, token) {
  const { alert, revision, reason } = item;
  const address = `agents/v1/alerts/${encodeURIComponent(alert)}/acknowledge`;
  const response = await fetch(new URL(address, withSlash(API)), {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ revision, ...(reason && { reason }) }),
  });
  if (response.ok) {
    await request('readwrite', store => store.delete(item.key));
  } else if (response.status >= 500) {
    throw new Error(`The portal answers ${response.status}`);
  }
}

function request(mode, act) {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(OUTBOX_DATABASE, 1);
    opening.onupgradeneeded = () =>
      opening.result.createObjectStore(OUTBOX_STORE, { keyPath: 'key' });
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      const transaction = database.transaction(OUTBOX_STORE, mode);
      const acted = act(transaction.objectStore(OUTBOX_STORE));
      transaction.oncomplete = () => {
        database.close();
        resolve(acted.result);
      };
      transaction.onerror = () => {
        database.close();
        reject(transaction.error);
      };
    };
  });
}
