/* Who is signed in: lets the app start offline as the person who was last, without their token. */
/* global PREFIX, SCOPE, apiPath, ask, answers, outbox */

const REFRESH = /^auth\/([^/]+)\/refresh$/;
const LOGOUT = /^auth\/([^/]+)\/logout$/;
const IDENTITY_CACHE = `${PREFIX}-identity`;
const IDENTITY_KEY = new URL('.offline/identity', SCOPE).href;
/** Headers of a refresh that say as whom; none of them is a secret. */
const KEPT_HEADERS = ['x-requested-with', 'x-example-person'];
const REFRESH_PATIENCE_MS = 6_000;

const identity = {
  isRefresh: (request, url) =>
    request.method === 'GET' && REFRESH.test(apiPath(url) ?? ''),

  isLogout: (request, url) =>
    request.method === 'POST' && LOGOUT.test(apiPath(url) ?? ''),

  /** Whether a request carries what stands for a token while offline. */
  isPlaceholder: request => readToken(request)?.offline === true,

  /** The user whose token a request carries. */
  userOf: request => readToken(request)?.sub,

  /** The person who is signed in on this device, as far as the worker saw it. */
  user: async () => (await readIdentity())?.user,

  /** Asks for a session; offline it is the last one, without anything that proves it. */
  async refresh(request) {
    const kept = describeRefresh(request);
    const last = await readIdentity();
    const isSame = last && last.provider === kept.provider;
    const { response, rest } = await ask(request.clone(), {
      patience: isSame ? REFRESH_PATIENCE_MS : 60_000,
    });
    if (response) {
      // Signing in must not depend on what the device can keep.
      await takeNote(response, { kept, isSame }).catch(() => undefined);
      return response;
    }
    if (isSame && samePerson(last, kept)) return withoutToken(last);
    return (await rest) ?? Response.error();
  },

  /** Other providers, such as that of a Git host, may be signed out of while the person stays. */
  async logout(url) {
    const last = await readIdentity();
    if (last?.provider === url.pathname.replace(/logout$/, 'refresh')) {
      await identity.forget();
    }
  },

  /** Signed out: nothing of what the person saw stays, and the device is told no more. */
  async forget() {
    await caches.delete(IDENTITY_CACHE);
    await answers.removeAll();
    const subscription =
      await self.registration.pushManager?.getSubscription?.();
    await subscription?.unsubscribe();
  },

  /** A fresh token for what the worker does by itself; nothing when there is none to be had. */
  async token() {
    const last = await readIdentity();
    if (!last) return undefined;
    const response = await fetch(last.url, {
      headers: last.headers,
      credentials: 'include',
    });
    if (!response.ok) return undefined;
    const { backstageIdentity } = await response.json();
    return backstageIdentity?.identity?.userEntityRef === last.user
      ? { token: backstageIdentity.token, user: last.user }
      : undefined;
  },
};

function describeRefresh(request) {
  const headers = {};
  for (const name of KEPT_HEADERS) {
    const value = request.headers.get(name);
    if (value) headers[name] = value;
  }
  const { href, pathname } = new URL(request.url);
  return { url: href, provider: pathname, headers };
}

const samePerson = (one, other) =>
  one.headers['x-example-person'] === other.headers['x-example-person'];

async function takeNote(response, { kept, isSame }) {
  // The session of the person has ended elsewhere: it is not known who is at the device.
  if (response.status === 401 && isSame) await identity.forget();
  if (!response.ok) return;
  const session = await response
    .clone()
    .json()
    .catch(() => undefined);
  const user = session?.backstageIdentity?.identity?.userEntityRef;
  if (typeof user !== 'string') return;
  const last = await readIdentity();
  if (last && last.user !== user) await identity.forget();
  await answers.keepOnly(user);
  const { token, ...who } = session.backstageIdentity;
  const cache = await caches.open(IDENTITY_CACHE);
  await cache.put(
    IDENTITY_KEY,
    Response.json({
      ...kept,
      user,
      profile: session.profile ?? {},
      scope: session.providerInfo?.scope ?? '',
      backstageIdentity: { identity: who.identity },
    }),
  );
}

async function readIdentity() {
  const cache = await caches.open(IDENTITY_CACHE);
  return (await cache.match(IDENTITY_KEY))?.json();
}

/** The session as the app wants it; it ends at once, so that the app asks anew each time. */
function withoutToken({ user, profile, scope, backstageIdentity }) {
  const now = Math.floor(Date.now() / 1_000);
  const part = value =>
    btoa(JSON.stringify(value))
      .replace(/\+/g, '-')
      .replace(/\//g, '_')
      .replace(/=+$/, '');
  const placeholder = [
    part({ typ: 'offline', alg: 'none' }),
    part({ sub: encodeURIComponent(user), offline: true, iat: now, exp: now }),
    'offline',
  ].join('.');
  return Response.json({
    profile,
    providerInfo: { scope, expiresInSeconds: 1 },
    backstageIdentity: {
      token: placeholder,
      expiresInSeconds: 1,
      identity: backstageIdentity.identity,
    },
  });
}

/** What a token claims; it is proved by the backend, not here. */
function readToken(request) {
  const [, payload] =
    /^Bearer [\w-]*\.([\w-]+)\.[\w-]*$/.exec(
      request.headers.get('authorization') ?? '',
    ) ?? [];
  if (!payload) return undefined;
  try {
    const text = atob(payload.replace(/-/g, '+').replace(/_/g, '/'));
    const bytes = Uint8Array.from(text, letter => letter.charCodeAt(0));
    const claims = JSON.parse(new TextDecoder().decode(bytes));
    return claims.offline
      ? { ...claims, sub: decodeURIComponent(claims.sub) }
      : claims;
  } catch {
    return undefined;
  }
}
