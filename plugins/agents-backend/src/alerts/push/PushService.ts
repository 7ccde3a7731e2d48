import { createHash } from 'node:crypto';
import type {
  PushOffer,
  PushSubscriptionRequest,
} from '@agent-portal/plugin-agents-common';
import { InputError } from '@backstage/errors';
import type { PushConfig } from './pushConfig';
import type { PushSubscriptionStore } from './PushSubscriptionStore';

const MOST_PER_USER = 20;
const NOT_SET_UP = 'Push is not set up in agents.alerts.push of the portal.';

/** What {@link PushService} works with. */
export interface PushServiceOptions {
  store: PushSubscriptionStore;
  /** Absent when it is not set up. */
  config?: PushConfig;
  now: () => number;
}

/** Takes down in which browsers people want to be told. */
export class PushService {
  readonly #options: PushServiceOptions;

  private constructor(options: PushServiceOptions) {
    this.#options = options;
  }

  static create(options: PushServiceOptions): PushService {
    return new PushService(options);
  }

  async getOffer(userRef: string): Promise<PushOffer> {
    const { store, config, now } = this.#options;
    const subscriptions = (await store.list([userRef], now())).length;
    return config
      ? { available: true, publicKey: config.publicKey, subscriptions }
      : { available: false, reason: NOT_SET_UP, subscriptions };
  }

  /** @throws InputError naming what cannot be used. */
  async subscribe(
    request: PushSubscriptionRequest,
    userRef: string,
  ): Promise<PushOffer> {
    const { store, config, now } = this.#options;
    if (!config) throw new InputError(NOT_SET_UP);
    requireService(request.endpoint, config);
    requireBytes(request.keys.p256dh, { name: 'keys.p256dh', bytes: 65 });
    requireBytes(request.keys.auth, { name: 'keys.auth', bytes: 16 });
    const { endpoint, expirationTime, keys } = request;
    const isKept = await store.save(
      {
        id: digestOf(endpoint),
        userRef,
        endpoint,
        p256dh: keys.p256dh,
        auth: keys.auth,
        createdAt: now(),
        ...(typeof expirationTime === 'number' && {
          expiresAt: expirationTime,
        }),
      },
      { perUser: MOST_PER_USER },
    );
    if (!isKept) {
      throw new InputError(
        `You are told in ${MOST_PER_USER} browsers already; end that in one of them first`,
      );
    }
    return this.getOffer(userRef);
  }

  /** Ends it for a browser of this user; there need be none. */
  async unsubscribe(endpoint: string, userRef: string): Promise<PushOffer> {
    await this.#options.store.remove(digestOf(endpoint), userRef);
    return this.getOffer(userRef);
  }
}

function digestOf(endpoint: string): string {
  return createHash('sha256').update(endpoint).digest('hex');
}

function requireService(endpoint: string, { services }: PushConfig): void {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  if (url?.protocol !== 'https:' || url.username) {
    throw new InputError(
      'endpoint must be the https address that the browser was given by its push service',
    );
  }
  if (!services.permitsHost(url.hostname, Number(url.port) || 443)) {
    throw new InputError(
      `endpoint is at ${url.host}, which is none of the push services of agents.alerts.push.services`,
    );
  }
}

function requireBytes(
  text: string,
  expected: { name: string; bytes: number },
): void {
  const { name, bytes } = expected;
  const { length } = Buffer.from(text, 'base64url');
  if (length !== bytes) {
    throw new InputError(
      `${name} has ${length} bytes, but it must have ${bytes} in base64url, as the browser gives it`,
    );
  }
}
