import type { AlertRecord } from '@agent-portal/plugin-agents-common';
import { boundedText } from '@agent-portal/plugin-agents-common';
import limitConcurrency from 'p-limit';
import webPush from 'web-push';
import { type GuardedHttpSender, TargetError } from '../../http';
import { composeTelling } from '../messages/composeTelling';
import {
  type AlertChannel,
  type AlertTelling,
  type ChannelAnswer,
  PartlyToldError,
} from '../messages/model';
import type { RecipientResolver } from '../messages/RecipientResolver';
import type { PushConfig } from './pushConfig';
import type {
  PushSubscriptionStore,
  StoredPushSubscription,
} from './PushSubscriptionStore';

const CONCURRENCY = 8;
const TIMEOUT_MS = 5_000;
const MAXIMUM_BYTES = 16 * 1024;
/** For how long the push service keeps it for a browser that is away. */
const KEPT_SECONDS = 4 * 3_600;
/** Statuses by which a push service says that there is no such subscription any more. */
const GONE = new Set([404, 410]);
/** Statuses after which the same request will be refused again. */
const REFUSED = new Set([400, 401, 403, 413]);

/** What {@link PushChannel} works with. */
export interface PushChannelOptions {
  store: PushSubscriptionStore;
  /** Absent when it is not set up. */
  config?: PushConfig;
  /** Reaches only the push services of the configuration. */
  http: GuardedHttpSender;
  resolver: Pick<RecipientResolver, 'listUsers'>;
  appUrl: string;
  now: () => number;
}

type Outcome =
  | { state: 'told' | 'gone' }
  | { state: 'refused' | 'failed'; problem: string };

/** Tells the browsers of people of P0 and P1, also while the portal is closed. */
export class PushChannel implements AlertChannel {
  readonly name = 'push';
  readonly needsRecipients = true;
  readonly #options: PushChannelOptions;

  private constructor(options: PushChannelOptions) {
    this.#options = options;
  }

  static create(options: PushChannelOptions): PushChannel {
    return new PushChannel(options);
  }

  refuse({ severity }: AlertRecord): string | undefined {
    if (!this.#options.config) {
      return 'Push is not set up in agents.alerts.push.';
    }
    return severity === 'P0' || severity === 'P1'
      ? undefined
      : 'Browsers are told of P0 and P1 only.';
  }

  async send(
    telling: AlertTelling,
    options: { signal?: AbortSignal },
  ): Promise<ChannelAnswer> {
    const { store, resolver, now } = this.#options;
    const users = await resolver.listUsers(telling.to);
    const browsers = await store.list(users, now());
    if (browsers.length === 0) {
      return {
        state: 'skipped',
        problem: 'None of them is told in a browser.',
      };
    }
    const payload = this.#compose(telling);
    const limit = limitConcurrency(CONCURRENCY);
    const answers = await Promise.all(
      browsers.map(async browser => ({
        browser,
        outcome: telling.progress.includes(browser.id)
          ? ({ state: 'told' } as const)
          : await limit(() => this.#sendOne(browser, payload, options)),
      })),
    );
    const inState = (state: Outcome['state']) =>
      answers.filter(({ outcome }) => outcome.state === state);
    for (const { browser } of inState('gone')) await store.remove(browser.id);
    const told = inState('told').map(({ browser }) => browser);
    const [failed] = inState('failed');
    if (failed && 'problem' in failed.outcome) {
      throw new PartlyToldError(
        failed.outcome.problem,
        told.map(({ id }) => id),
      );
    }
    if (told.length > 0) {
      const refs = new Set(told.map(({ userRef }) => userRef));
      return { state: 'sent', told: [...refs].sort() };
    }
    const [refused] = inState('refused');
    return {
      state: 'skipped',
      problem:
        refused && 'problem' in refused.outcome
          ? refused.outcome.problem
          : 'Their browsers have ended their subscriptions.',
    };
  }

  /** What the browser shows: no more than it needs. */
  #compose(telling: AlertTelling): string {
    const { title, link } = composeTelling(telling);
    const { alerts, key } = telling;
    const [{ record }] = alerts;
    return JSON.stringify({
      id: alerts.length === 1 ? record.id : key,
      title: boundedText(title, 200) ?? '',
      severity: record.severity,
      link: `${this.#options.appUrl}${link}`,
    });
  }

  async #sendOne(
    browser: StoredPushSubscription,
    payload: string,
    options: { signal?: AbortSignal },
  ): Promise<Outcome> {
    const { http, config } = this.#options;
    const { host } = new URL(browser.endpoint);
    try {
      const { endpoint, headers, body } = encrypt(browser, {
        payload,
        config: config!,
      });
      const { status } = await http.send(endpoint, {
        ...options,
        method: 'POST',
        headers,
        body,
        timeoutMs: TIMEOUT_MS,
        maximumBytes: MAXIMUM_BYTES,
        accept: '*/*',
      });
      if (status >= 200 && status <= 299) return { state: 'told' };
      if (GONE.has(status)) return { state: 'gone' };
      return {
        state: REFUSED.has(status) ? 'refused' : 'failed',
        problem: `The push service ${host} answers ${status}`,
      };
    } catch (error) {
      if (!(error instanceof TargetError)) {
        return { state: 'refused', problem: `A browser's key is unusable` };
      }
      return error.code === 'not-allowed'
        ? {
            state: 'refused',
            problem: `The push service ${host} may not be reached: see agents.alerts.push.services`,
          }
        : { state: 'failed', problem: describe(error, browser.endpoint) };
    }
  }
}

/** Endpoints are secrets: who knows one can send to it. */
function describe(error: TargetError, endpoint: string): string {
  return error.message.replaceAll(endpoint, new URL(endpoint).origin);
}

function encrypt(
  browser: StoredPushSubscription,
  options: { payload: string; config: PushConfig },
): { endpoint: string; headers: Record<string, string>; body: Buffer } {
  const { endpoint, p256dh, auth } = browser;
  const { payload, config } = options;
  const { subject, publicKey, privateKey } = config;
  const details = webPush.generateRequestDetails(
    { endpoint, keys: { p256dh, auth } },
    payload,
    {
      TTL: KEPT_SECONDS,
      urgency: 'high',
      vapidDetails: { subject, publicKey, privateKey },
    },
  );
  const headers = Object.entries(details.headers).flatMap(
    ([name, value]): Array<[string, string]> => {
      const key = name.toLocaleLowerCase('en-US');
      return key === 'content-length' ? [] : [[key, String(value)]];
    },
  );
  return { endpoint, headers: Object.fromEntries(headers), body: details.body };
}
