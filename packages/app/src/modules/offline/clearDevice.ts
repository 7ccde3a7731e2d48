const PREFIXES = ['agent-portal-answers:', 'agent-portal-identity'];
/** So long the service worker may take. */
const PATIENCE_MS = 3_000;

/**
 * Removes from this device what the person who signs out was shown, and who they are; the device is not
 * told of their alerts any more. Acknowledgements that were not sent yet stay: they hold no more than
 * what was acknowledged when, and are sent when the person is back.
 */
export async function clearDevice(): Promise<void> {
  // Signing out must work whatever the browser keeps or refuses to.
  await askWorker().catch(() => undefined);
  await removeCaches().catch(() => undefined);
}

/** The worker first: it may be about to store something. */
async function askWorker(): Promise<void> {
  const controller = navigator.serviceWorker?.controller;
  if (!controller) return;
  const { port1, port2 } = new MessageChannel();
  await new Promise<void>(resolve => {
    port1.onmessage = () => resolve();
    setTimeout(resolve, PATIENCE_MS);
    controller.postMessage({ type: 'signed-out' }, [port2]);
  });
  port1.close();
}

async function removeCaches(): Promise<void> {
  if (typeof caches === 'undefined') return;
  for (const name of await caches.keys()) {
    if (PREFIXES.some(prefix => name.startsWith(prefix))) {
      await caches.delete(name);
    }
  }
}
