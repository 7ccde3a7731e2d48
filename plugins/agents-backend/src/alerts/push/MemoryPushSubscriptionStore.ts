import type {
  PushSubscriptionStore,
  StoredPushSubscription,
} from './PushSubscriptionStore';

/** A {@link PushSubscriptionStore} for tests. */
export class MemoryPushSubscriptionStore implements PushSubscriptionStore {
  readonly #subscriptions = new Map<string, StoredPushSubscription>();

  private constructor() {}

  static create(): MemoryPushSubscriptionStore {
    return new MemoryPushSubscriptionStore();
  }

  async save(
    subscription: StoredPushSubscription,
    limits: { perUser: number },
  ): Promise<boolean> {
    const others = [...this.#subscriptions.values()].filter(
      one => one.userRef === subscription.userRef && one.id !== subscription.id,
    );
    if (others.length >= limits.perUser) return false;
    this.#subscriptions.set(subscription.id, { ...subscription });
    return true;
  }

  async list(
    userRefs: string[],
    now: number,
  ): Promise<StoredPushSubscription[]> {
    return [...this.#subscriptions.values()]
      .filter(one => userRefs.includes(one.userRef))
      .filter(one => (one.expiresAt ?? Infinity) > now)
      .sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))
      .map(one => ({ ...one }));
  }

  async remove(id: string, userRef?: string): Promise<void> {
    const found = this.#subscriptions.get(id);
    if (userRef !== undefined && found?.userRef !== userRef) return;
    this.#subscriptions.delete(id);
  }

  async prune(before: number): Promise<void> {
    for (const [id, { expiresAt }] of this.#subscriptions) {
      if (expiresAt !== undefined && expiresAt < before) {
        this.#subscriptions.delete(id);
      }
    }
  }
}
