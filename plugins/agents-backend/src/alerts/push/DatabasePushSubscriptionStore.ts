import type { Knex } from 'knex';
import { upsertRows } from '../../database/upsertRows';
import { whereAmong } from '../../database/whereAmong';
import { withLock } from '../../database/withLock';
import type {
  PushSubscriptionStore,
  StoredPushSubscription,
} from './PushSubscriptionStore';

interface SubscriptionRow {
  id: string;
  user_ref: string;
  endpoint: string;
  p256dh: string;
  auth: string;
  created_at: number;
  expires_at: number | null;
}

const LOCK = 'agents-push-subscriptions';

/** Keeps subscriptions in the plugin's database. */
export class DatabasePushSubscriptionStore implements PushSubscriptionStore {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): DatabasePushSubscriptionStore {
    return new DatabasePushSubscriptionStore(options.knex);
  }

  async save(
    subscription: StoredPushSubscription,
    limits: { perUser: number },
  ): Promise<boolean> {
    // Otherwise several at once would each find room for one more.
    return withLock(this.#knex, LOCK, connection =>
      connection.transaction(async transaction => {
        const [others] = await transaction('push_subscriptions')
          .where('user_ref', subscription.userRef)
          .whereNot('id', subscription.id)
          .count({ count: '*' });
        if (Number(others.count) >= limits.perUser) return false;
        await upsertRows(transaction, {
          table: 'push_subscriptions',
          key: ['id'],
          rows: [toRow(subscription)],
        });
        return true;
      }),
    );
  }

  async list(
    userRefs: string[],
    now: number,
  ): Promise<StoredPushSubscription[]> {
    const rows: SubscriptionRow[] = await whereAmong(
      this.#knex<SubscriptionRow>('push_subscriptions'),
      'user_ref',
      userRefs,
    )
      .where(one => one.whereNull('expires_at').orWhere('expires_at', '>', now))
      .orderBy(['created_at', 'id']);
    return rows.map(fromRow);
  }

  async remove(id: string, userRef?: string): Promise<void> {
    await this.#knex('push_subscriptions')
      .where({ id, ...(userRef !== undefined && { user_ref: userRef }) })
      .del();
  }

  async prune(before: number): Promise<void> {
    await this.#knex('push_subscriptions')
      .where('expires_at', '<', before)
      .del();
  }
}

function toRow(subscription: StoredPushSubscription): SubscriptionRow {
  return {
    id: subscription.id,
    user_ref: subscription.userRef,
    endpoint: subscription.endpoint,
    p256dh: subscription.p256dh,
    auth: subscription.auth,
    created_at: subscription.createdAt,
    expires_at: subscription.expiresAt ?? null,
  };
}

function fromRow(row: SubscriptionRow): StoredPushSubscription {
  return {
    id: row.id,
    userRef: row.user_ref,
    endpoint: row.endpoint,
    p256dh: row.p256dh,
    auth: row.auth,
    createdAt: Number(row.created_at),
    ...(row.expires_at !== null && { expiresAt: Number(row.expires_at) }),
  };
}
