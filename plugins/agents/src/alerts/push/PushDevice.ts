import type { PushSubscriptionRequest } from '@agent-portal/plugin-agents-common';

/** What this browser can do about being told while the portal is closed. */
export interface PushDevice {
  /** Why it cannot be told at all; nothing when it can. */
  findObstacle(): Promise<string | undefined>;
  /** What the person decided about notifications. */
  permission(): NotificationPermission;
  /** How it is told now, if it is. */
  current(): Promise<PushSubscriptionRequest | undefined>;
  /** Asks the person, and has the push service give it an address. */
  subscribe(publicKey: string): Promise<PushSubscriptionRequest>;
  /** Gives the address up. */
  unsubscribe(): Promise<void>;
}

/** The browser that the page runs in. */
export const browserPushDevice: PushDevice = {
  async findObstacle() {
    if (
      !('serviceWorker' in navigator) ||
      !('PushManager' in window) ||
      !('Notification' in window)
    ) {
      return 'This browser cannot be told while the portal is closed. On an iPhone or iPad, add the portal to the home screen first.';
    }
    return (await navigator.serviceWorker.getRegistration())
      ? undefined
      : 'The service worker of the portal is not installed in this browser, as in development or in a private window.';
  },
  permission: () => Notification.permission,
  async current() {
    const subscription = await (await manager())?.getSubscription();
    return subscription ? describe(subscription) : undefined;
  },
  async subscribe(publicKey) {
    const push = await manager();
    if (!push) throw new Error('The service worker is not installed');
    const known = await push.getSubscription();
    // A subscription is bound to the key that it was made with.
    if (known && !hasKey(known, publicKey)) await known.unsubscribe();
    return describe(
      await push.subscribe({
        userVisibleOnly: true,
        applicationServerKey: decode(publicKey),
      }),
    );
  },
  async unsubscribe() {
    await (await (await manager())?.getSubscription())?.unsubscribe();
  },
};

async function manager(): Promise<PushManager | undefined> {
  return (await navigator.serviceWorker.getRegistration())?.pushManager;
}

function describe(subscription: PushSubscription): PushSubscriptionRequest {
  const { endpoint, expirationTime, keys } = subscription.toJSON();
  return {
    endpoint: endpoint ?? subscription.endpoint,
    expirationTime: expirationTime ?? null,
    keys: { p256dh: keys?.p256dh ?? '', auth: keys?.auth ?? '' },
  };
}

function hasKey(subscription: PushSubscription, publicKey: string): boolean {
  const { applicationServerKey } = subscription.options;
  if (!applicationServerKey) return false;
  const known = new Uint8Array(applicationServerKey);
  const wanted = decode(publicKey);
  return (
    known.length === wanted.length &&
    known.every((byte, index) => byte === wanted[index])
  );
}

/** From base64url. */
function decode(key: string): Uint8Array {
  const text = atob(key.replace(/-/g, '+').replace(/_/g, '/'));
  return Uint8Array.from(text, letter => letter.charCodeAt(0));
}
