/* The app itself: its page from the network first, its files, whose names tell their content, from the store. */
/* global PREFIX, SCOPE, apiPath, ask */

const SHELL_CACHE = `${PREFIX}-shell`;
const STATIC_PREFIX = `${PREFIX}-static:`;
const SHELL_KEY = new URL('.offline/index.html', SCOPE).href;
const VERSION = 'x-agent-portal-version';
const STATIC_FOLDER = new URL('static/', SCOPE).pathname;
const MOST_FILES = 600;
const ICONS = /\/(manifest\.json|favicon\.svg|icons\/[\w-]+\.png)$/;

const shell = {
  isPage: (request, url) =>
    request.mode === 'navigate' &&
    url.origin === SCOPE.origin &&
    url.pathname.startsWith(SCOPE.pathname) &&
    apiPath(url) === undefined,

  isStatic: (request, url) =>
    request.method === 'GET' &&
    url.origin === SCOPE.origin &&
    (url.pathname.startsWith(STATIC_FOLDER) || ICONS.test(url.pathname)),

  async page(event) {
    const stored = await readShell();
    const { response, rest } = await ask(event.request, {
      ...(!stored && { patience: 300_000 }),
    });
    if (response) {
      event.waitUntil(keepShell(response.clone()));
      return response;
    }
    if (stored) return stored;
    return (await rest) ?? Response.error();
  },

  async asset(event) {
    const { request } = event;
    const isHashed = new URL(request.url).pathname.startsWith(STATIC_FOLDER);
    const stored = await caches.match(request.url, { ignoreVary: true });
    if (stored && isHashed) {
      event.waitUntil(carryOver(request.url, stored.clone()));
      return stored;
    }
    const response = await fetch(request).catch(() => undefined);
    if (!response) return stored ?? Response.error();
    if (response.ok) event.waitUntil(keepFile(request.url, response.clone()));
    return response;
  },

  /** Looks whether there is a new version of the app, and tells open pages. */
  async renew() {
    const response = await fetch(SCOPE.href, { cache: 'no-store' });
    await keepShell(response);
  },

  /** Keeps the files that a page loaded before the worker was there. */
  async keep(urls) {
    for (const url of (urls ?? []).slice(0, MOST_FILES)) {
      const { origin, pathname } = new URL(url, SCOPE);
      const isOurs = pathname.startsWith(STATIC_FOLDER) || ICONS.test(pathname);
      if (origin !== SCOPE.origin || !isOurs) continue;
      if (await caches.match(url, { ignoreVary: true })) continue;
      const response = await fetch(url).catch(() => undefined);
      if (response?.ok) await keepFile(url, response);
    }
  },
};

async function readShell() {
  const cache = await caches.open(SHELL_CACHE);
  return cache.match(SHELL_KEY);
}

async function versionNow() {
  return (await readShell())?.headers.get(VERSION) ?? 'none';
}

async function keepShell(response) {
  const isHtml = (response.headers.get('content-type') ?? '').startsWith(
    'text/html',
  );
  if (response.status !== 200 || response.redirected || !isHtml) return;
  const text = await response.text();
  const files = [...text.matchAll(/(?:src|href)="([^"]*\/static\/[^"]+)"/g)];
  // A page without the files of the app is that of a proxy, such as one to sign in.
  if (files.length === 0) return;
  const before = await versionNow();
  const version = await digest(files.map(([, file]) => file).join('\n'));
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    [VERSION]: version,
  };
  for (const name of ['content-security-policy', 'x-frame-options']) {
    const value = response.headers.get(name);
    if (value) headers[name] = value;
  }
  const cache = await caches.open(SHELL_CACHE);
  await cache.put(SHELL_KEY, new Response(text, { headers }));
  await shell.keep(files.map(([, file]) => new URL(file, SCOPE).href));
  if (before === version) return;
  await prune([before, version]);
  if (before === 'none') return;
  // Pages look whether they are made of these files already.
  await tellPages({
    type: 'new-version',
    files: files.map(([, file]) => new URL(file, SCOPE).href),
  });
}

async function keepFile(url, response) {
  if (response.status !== 200 || response.type === 'opaque') return;
  const cache = await caches.open(`${STATIC_PREFIX}${await versionNow()}`);
  if ((await cache.keys()).length >= MOST_FILES) return;
  await cache.put(url, response).catch(() => undefined);
}

/** A file that a version shares with those before is kept with it. */
async function carryOver(url, response) {
  const cache = await caches.open(`${STATIC_PREFIX}${await versionNow()}`);
  if (!(await cache.match(url))) await keepFile(url, response);
}

/** Keeps the files of this version, and of the one before, which open pages may still need. */
async function prune(versions) {
  const kept = versions.map(version => `${STATIC_PREFIX}${version}`);
  for (const name of await caches.keys()) {
    if (name.startsWith(STATIC_PREFIX) && !kept.includes(name)) {
      await caches.delete(name);
    }
  }
}

async function digest(text) {
  const bytes = await crypto.subtle.digest(
    'SHA-256',
    new TextEncoder().encode(text),
  );
  return [...new Uint8Array(bytes)]
    .slice(0, 8)
    .map(byte => byte.toString(16).padStart(2, '0'))
    .join('');
}

async function tellPages(message) {
  const pages = await self.clients.matchAll({ type: 'window' });
  for (const page of pages) page.postMessage(message);
}
