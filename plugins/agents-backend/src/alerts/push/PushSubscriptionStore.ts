/** A browser that is to be told, as it is kept. Times in ms. */
export interface StoredPushSubscription {
  /** Digest of the endpoint. */
  id: string;
  /** Entity reference of whose browser it is. */
  userRef: string;
  endpoint: string;
  /** Public key of the browser, base64url. */
  p256dh: string;
  /** Secret shared with the browser, base64url. */
  auth: string;
  createdAt: number;
  /** When the push service ends it by itself. */
  expiresAt?: number;
}

/** Keeps the browsers that people want to be told in. */
export interface PushSubscriptionStore {
  /**
   * Adds a subscription, or takes over that of the same browser: an endpoint belongs to who
   * subscribed last.
   *
   * @returns Whether it is kept; `false` when the user has as many as there may be.
   */
  save(
    subscription: StoredPushSubscription,
    limits: { perUser: number },
  ): Promise<boolean>;
  /** Those of some users, oldest first, that have not expired. */
  list(userRefs: string[], now: number): Promise<StoredPushSubscription[]>;
  /** Removes a subscription; of one user only, where that is given. */
  remove(id: string, userRef?: string): Promise<void>;
  /** Removes those that expired before then. */
  prune(before: number): Promise<void>;
}
