/* Where things are and what they are called; what all parts of the worker share. */

/* eslint-disable no-unused-vars */
const PREFIX = 'agent-portal';
const SCOPE = new URL(self.registration.scope);
/** Address of the backend's plugins, as the app that registered this worker knows it. */
const API = new URL(
  new URLSearchParams(self.location.search).get('api') ?? 'api/',
  SCOPE,
);
/** Says when an answer was stored; only on answers that come from the store. */
const STORED_AT = 'x-agent-portal-stored-at';
/** For how long the network is waited for while there is a stored answer. */
const PATIENCE_MS = 4_000;
/** Statuses of a gateway that does not reach the portal. */
const UNREACHED = new Set([502, 504]);

/** The path below `api/`, without a leading slash; nothing when it is elsewhere. */
function apiPath(url) {
  const base = API.pathname.endsWith('/') ? API.pathname : `${API.pathname}/`;
  return url.origin === API.origin && url.pathname.startsWith(base)
    ? url.pathname.slice(base.length)
    : undefined;
}

/**
 * The answer of the network, or nothing when it does not come in time, cannot come, or is that of a
 * gateway. `rest` resolves to whatever comes in the end.
 */
async function ask(request, { patience = PATIENCE_MS } = {}) {
  const rest = fetch(request).catch(() => undefined);
  let timer;
  const limit = new Promise(resolve => {
    timer = setTimeout(resolve, patience);
  });
  const first = await Promise.race([rest, limit]);
  clearTimeout(timer);
  return {
    response: first && !UNREACHED.has(first.status) ? first : undefined,
    rest,
  };
}
