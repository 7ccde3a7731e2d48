/* Tells of P0 and P1 while the portal is closed. */
/* global SCOPE, API, identity */

const SEVERITIES = { P0: 'P0 Critical', P1: 'P1 High' };
const START = new URL('agents/alerts/on-call', SCOPE).href;

const push = {
  async show(event) {
    const { id, severity, title, link } = readPayload(event);
    await self.registration.showNotification(title, {
      body: `${SEVERITIES[severity] ?? 'An alert'}: open it to acknowledge it.`,
      // One notification for an alert, which makes itself heard again when it is told again.
      tag: id,
      renotify: true,
      requireInteraction: severity === 'P0',
      icon: new URL('icons/icon-192.png', SCOPE).href,
      badge: new URL('icons/badge-96.png', SCOPE).href,
      data: { link },
    });
  },

  async open(event) {
    event.notification.close();
    const link = ownAddress(event.notification.data?.link);
    const pages = await self.clients.matchAll({
      type: 'window',
      includeUncontrolled: true,
    });
    const page = pages.find(({ url }) => url.startsWith(SCOPE.href));
    if (!page) {
      await self.clients.openWindow(link);
      return;
    }
    // A page that this worker does not control cannot be led elsewhere.
    const moved = await page.navigate(link).catch(() => undefined);
    if (moved) await moved.focus();
    else await self.clients.openWindow(link);
  },

  /** The push service gave the browser another address: the portal must know it. */
  async renew(event) {
    const { oldSubscription, newSubscription } = event;
    const subscription =
      newSubscription ??
      (oldSubscription &&
        (await self.registration.pushManager.subscribe(
          oldSubscription.options,
        )));
    if (!subscription) return;
    const session = await identity.token();
    // Without a session the page does it when it is opened next.
    if (!session) return;
    const send = (path, body) =>
      fetch(new URL(`agents/v1/push-subscriptions${path}`, withSlash(API)), {
        method: 'POST',
        headers: {
          authorization: `Bearer ${session.token}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify(body),
      });
    const { endpoint, expirationTime, keys } = subscription.toJSON();
    await send('', { endpoint, expirationTime: expirationTime ?? null, keys });
    if (oldSubscription) {
      await send('/remove', { endpoint: oldSubscription.endpoint });
    }
  },
};

function withSlash(url) {
  return url.href.endsWith('/') ? url.href : `${url.href}/`;
}

function readPayload(event) {
  let payload = {};
  try {
    payload = event.data?.json() ?? {};
  } catch {
    // A browser demands that something is shown for whatever was sent.
  }
  const text = value =>
    typeof value === 'string' && value ? value : undefined;
  return {
    id: text(payload.id) ?? 'alert',
    severity: text(payload.severity),
    title: text(payload.title)?.slice(0, 200) ?? 'There is an alert',
    link: ownAddress(payload.link),
  };
}

/** An address of this portal; the start page for those on call instead of any other. */
function ownAddress(link) {
  try {
    const url = new URL(link ?? START, SCOPE);
    return url.href.startsWith(SCOPE.href) ? url.href : START;
  } catch {
    return START;
  }
}
