import { createHash } from 'node:crypto';
import type {
  AlertDigest,
  AlertPolicyInForce,
} from '@agent-portal/plugin-agents-common';
import { boundedText } from '@agent-portal/plugin-agents-common';
import { toError } from '@backstage/errors';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { DigestComposer } from './DigestComposer';
import { latestPeriod } from './digestPeriod';
import type { DigestStore, DueDigest } from './DigestStore';

const FIRST_DELAY_MS = 60_000;
const LONGEST_DELAY_MS = 3_600_000;
/** After this a digest is old news, and given up. */
const GIVE_UP_MS = 86_400_000;

/** What {@link DigestSender} works with. */
export interface DigestSenderOptions {
  store: DigestStore;
  composer: Pick<DigestComposer, 'compose'>;
  listPolicies: () => Promise<readonly AlertPolicyInForce[]>;
  notifications: Pick<NotificationService, 'send'>;
  now: () => number;
}

/**
 * Sends each digest once its period is over. What it says is kept before it is sent, so that a
 * backend that dies leaves it for the next one; as its scope is the period, sending it twice renews
 * the first one. A series that is new begins with the first period that ends from then on.
 */
export class DigestSender {
  readonly #options: DigestSenderOptions;

  private constructor(options: DigestSenderOptions) {
    this.#options = options;
  }

  static create(options: DigestSenderOptions): DigestSender {
    return new DigestSender(options);
  }

  /** @throws AggregateError with every failure, after all that is due was tried. */
  async run(options: { signal?: AbortSignal } = {}): Promise<void> {
    const { store, listPolicies, now } = this.#options;
    const failures: Error[] = [];
    const policies = await listPolicies();
    for (const policy of policies) {
      for (const digest of policy.spec.digests ?? []) {
        options.signal?.throwIfAborted();
        try {
          await this.#add(digest, { policy, policies });
        } catch (error) {
          failures.push(new Error(`${policy.ref}: ${toError(error).message}`));
        }
      }
    }
    for (const due of await store.listDue(now())) {
      options.signal?.throwIfAborted();
      const failure = await this.#send(due);
      if (failure) failures.push(failure);
    }
    if (failures.length > 0) {
      throw new AggregateError(
        failures,
        `${failures.length} digests could not be sent; the first: ${failures[0].message}`,
      );
    }
  }

  async #add(
    digest: AlertDigest,
    known: {
      policy: AlertPolicyInForce;
      policies: readonly AlertPolicyInForce[];
    },
  ): Promise<void> {
    const { store, composer, now } = this.#options;
    const period = latestPeriod(digest, now());
    const series = nameSeries(known.policy, digest);
    const last = await store.getLastPeriod(series);
    if (last !== undefined && last >= period.end) return;
    await store.add({
      key: `${series}/${new Date(period.end).toISOString()}`,
      series,
      periodEnd: period.end,
      ...(last !== undefined && {
        digest: await composer.compose({ ...known, digest, period }),
      }),
      now: now(),
    });
  }

  async #send(due: DueDigest): Promise<Error | undefined> {
    const { store, notifications, now } = this.#options;
    const { key, digest, attempts, periodEnd } = due;
    try {
      await notifications.send({
        recipients: { type: 'entity', entityRef: digest.to },
        payload: {
          title: digest.title,
          description: digest.description,
          link: '/agents',
          severity: 'normal',
          topic: 'agents-digest',
          scope: `agents-digest:${key}`,
        },
      });
    } catch (error) {
      const problem =
        boundedText(toError(error).message, 500) ?? 'No reason is given';
      if (now() - periodEnd >= GIVE_UP_MS) {
        await store.settle(key, now(), problem);
      } else {
        const delay = FIRST_DELAY_MS * 2 ** Math.min(attempts, 10);
        const dueAt = now() + Math.min(delay, LONGEST_DELAY_MS);
        await store.postpone(key, { problem, dueAt });
      }
      return new Error(`"${digest.title}": ${problem}`);
    }
    await store.settle(key, now());
    return undefined;
  }
}

/** The same as long as it is the same that is told, to the same. */
function nameSeries(policy: AlertPolicyInForce, digest: AlertDigest): string {
  const { every, at, timeZone = 'UTC', to, sections } = digest;
  const content = createHash('sha256')
    .update(JSON.stringify([every, at, timeZone, to, sections]))
    .digest('hex')
    .slice(0, 16);
  return `${policy.ref}/${content}`;
}
