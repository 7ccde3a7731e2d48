/*
 * The service worker of the portal: opens it without a network, shows what was known last, and tells
 * of alerts while it is closed. Plain JavaScript, so that nothing has to be built or downloaded.
 *
 * Registered as `service-worker.js?api=<address of the backend>` by src/modules/offline.
 */
/* global importScripts, identity, answers, shell, push, outbox */
importScripts(
  'service-worker/store.js',
  'service-worker/identity.js',
  'service-worker/answers.js',
  'service-worker/shell.js',
  'service-worker/push.js',
  'service-worker/outbox.js',
);

self.addEventListener('install', event => {
  // The first worker may start at once; a later one waits until people agree to reload.
  event.waitUntil(shell.renew().catch(() => undefined));
});

self.addEventListener('activate', event => {
  event.waitUntil(self.clients.claim());
});

self.addEventListener('fetch', event => {
  const { request } = event;
  const url = new URL(request.url);
  if (identity.isRefresh(request, url)) {
    event.respondWith(identity.refresh(request));
  } else if (identity.isLogout(request, url)) {
    event.waitUntil(identity.logout(url));
  } else if (identity.isPlaceholder(request)) {
    // It says who is at the device while offline, and must never leave it.
    event.respondWith(answers.offline(request, url));
  } else if (answers.isKept(request, url)) {
    event.respondWith(answers.get(event));
  } else if (shell.isPage(request, url)) {
    event.respondWith(shell.page(event));
  } else if (shell.isStatic(request, url)) {
    event.respondWith(shell.asset(event));
  }
});

self.addEventListener('message', event => {
  const { type, urls } = event.data ?? {};
  if (type === 'skip-waiting') self.skipWaiting();
  if (type === 'keep-assets') event.waitUntil(shell.keep(urls));
  if (type === 'check-version') {
    event.waitUntil(shell.renew().catch(() => undefined));
  }
  if (type === 'signed-out') {
    event.waitUntil(
      identity.forget().then(() => event.ports[0]?.postMessage('done')),
    );
  }
});

self.addEventListener('push', event => event.waitUntil(push.show(event)));
self.addEventListener('notificationclick', event =>
  event.waitUntil(push.open(event)),
);
self.addEventListener('pushsubscriptionchange', event =>
  event.waitUntil(push.renew(event)),
);
self.addEventListener('sync', event => {
  if (event.tag === outbox.TAG) event.waitUntil(outbox.send());
});
