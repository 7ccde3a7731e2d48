/* What the agents backend answered last, per user, within bounds; never an error. */
/* global PREFIX, STORED_AT, apiPath, ask, identity */

const ANSWERS_PREFIX = `${PREFIX}-answers:`;
const MOST_ANSWERS = 200;
const MOST_BYTES = 8 * 1024 * 1024;
const MOST_BYTES_OF_ONE = 1024 * 1024;
const BYTES = 'x-agent-portal-bytes';

/** Puts of the same moment come one after the other, so that the bounds hold. */
let lastPut = Promise.resolve();

const answers = {
  isKept: (request, url) =>
    request.method === 'GET' &&
    (apiPath(url) ?? '').startsWith('agents/v1/') &&
    identity.userOf(request) !== undefined,

  /** The network first; what was stored when it does not answer in time. */
  async get(event) {
    const { request } = event;
    const user = identity.userOf(request);
    const stored = await read(user, request.url);
    const keepLater = response =>
      event.waitUntil(keep(user, request, response));
    const { response, rest } = await ask(request, {
      ...(!stored && { patience: 300_000 }),
    });
    if (response) {
      keepLater(response.clone());
      return response;
    }
    if (!stored) return (await rest) ?? Response.error();
    event.waitUntil(rest.then(late => late && keep(user, request, late)));
    return stored;
  },

  /** What is known without a network; what would change something fails as the network does. */
  async offline(request, url) {
    if (!answers.isKept(request, url)) return Response.error();
    const stored = await read(identity.userOf(request), request.url);
    return stored ?? Response.error();
  },

  keepOnly: user => removeWhere(name => name !== nameOf(user)),

  removeAll: () => removeWhere(() => true),
};

const nameOf = user => `${ANSWERS_PREFIX}${user}`;

async function removeWhere(matches) {
  await lastPut.catch(() => undefined);
  for (const name of await caches.keys()) {
    if (name.startsWith(ANSWERS_PREFIX) && matches(name)) {
      await caches.delete(name);
    }
  }
}

async function read(user, url) {
  if (!(await caches.has(nameOf(user)))) return undefined;
  return (await caches.open(nameOf(user))).match(url);
}

function isStorable(response) {
  const { headers } = response;
  return (
    response.status === 200 &&
    (headers.get('content-type') ?? '').startsWith('application/json') &&
    !/no-store/i.test(headers.get('cache-control') ?? '')
  );
}

function keep(user, request, response) {
  if (!isStorable(response)) return Promise.resolve();
  lastPut = lastPut.then(
    async () => {
      const body = await response.text();
      const bytes = new Blob([body]).size;
      if (bytes > MOST_BYTES_OF_ONE) return;
      // They may have signed out while the answer was on its way.
      if ((await identity.user()) !== user) return;
      const cache = await caches.open(nameOf(user));
      const headers = {
        'content-type': 'application/json',
        [STORED_AT]: new Date().toISOString(),
        [BYTES]: String(bytes),
      };
      // Deleted first: the order of the keys is that of their age.
      await cache.delete(request.url);
      await cache.put(request.url, new Response(body, { headers }));
      await dropOldest(cache);
    },
    () => undefined,
  );
  // A device without space keeps less; the answer itself has been given.
  lastPut = lastPut.catch(() => undefined);
  return lastPut;
}

async function dropOldest(cache) {
  const keys = await cache.keys();
  const sizes = await Promise.all(
    keys.map(async key =>
      Number((await cache.match(key))?.headers.get(BYTES) ?? 0),
    ),
  );
  let total = sizes.reduce((sum, size) => sum + size, 0);
  let count = keys.length;
  for (const [index, key] of keys.entries()) {
    if (count <= MOST_ANSWERS && total <= MOST_BYTES) return;
    await cache.delete(key);
    total -= sizes[index];
    count -= 1;
  }
}
