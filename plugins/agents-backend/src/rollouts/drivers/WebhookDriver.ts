import type {
  TrafficCommand,
  TrafficDriver,
  TrafficInstance,
  TrafficObservation,
} from '@agent-portal/plugin-agents-node';
import { boundedText } from '@agent-portal/plugin-agents-common';
import { ConflictError, toError } from '@backstage/errors';
import limitConcurrency from 'p-limit';
import {
  type GuardedHttpSender,
  type HttpAnswer,
  TargetError,
} from '../../http';
import type { WebhookConfig } from './driversConfig';
import { parseAnswer } from './parseAnswer';
import { AttemptError, retryWithin } from './retryWithin';
import { signRequest } from './signRequest';
import {
  fromWebhookTraffic,
  toWebhookCommand,
  toWebhookQuery,
  webhookTrafficSchema,
} from './webhookPayloads';

const MAXIMUM_BYTES = 256 * 1024;
const FIRST_WAIT_MS = 200;
/** Of one look at one instance, at most: several have to fit into a look at all of them. */
const LOOK_MS = 2_000;
/** Looks under way at the same time: as many as the client sends to one host. */
const CONCURRENCY = 8;

/** Statuses after which the same request may work a moment later. */
const PASSING = new Set([408, 425, 429, 500, 502, 503, 504]);

/** What {@link WebhookDriver} works with. */
export interface WebhookDriverOptions {
  http: GuardedHttpSender;
  config: WebhookConfig;
  now: () => number;
  random?: () => number;
}

/**
 * Has traffic shifted by whatever answers at a URL: each command is a signed POST, each look at an
 * instance a signed GET, as the README says.
 */
export class WebhookDriver implements TrafficDriver {
  readonly id = 'webhook';
  readonly #options: WebhookDriverOptions;

  private constructor(options: WebhookDriverOptions) {
    this.#options = options;
  }

  static create(options: WebhookDriverOptions): WebhookDriver {
    return new WebhookDriver(options);
  }

  async observe(
    instances: TrafficInstance[],
    options: { signal?: AbortSignal },
  ): Promise<TrafficObservation[]> {
    const limit = limitConcurrency(CONCURRENCY);
    const observe = async (
      instance: TrafficInstance,
    ): Promise<TrafficObservation> => {
      try {
        options.signal?.throwIfAborted();
        return await this.#observeOne(instance, options);
      } catch (error) {
        return { status: 'error', reason: toError(error).message };
      }
    };
    return Promise.all(instances.map(one => limit(observe, one)));
  }

  async apply(
    instance: TrafficInstance,
    command: TrafficCommand,
    options: { signal?: AbortSignal },
  ): Promise<void> {
    const { config, now, random = Math.random } = this.#options;
    const body = JSON.stringify(toWebhookCommand(instance, command));
    const answer = await retryWithin(
      leftMs =>
        this.#attempt({
          ...options,
          method: 'POST',
          url: config.url,
          content: body,
          body,
          timeoutMs: Math.min(config.timeoutMs, leftMs),
          headers: {
            'content-type': 'application/json',
            'idempotency-key': command.id,
            'fencing-token': String(command.fence),
          },
        }),
      {
        ...options,
        withinMs: config.callTimeoutMs,
        firstWaitMs: FIRST_WAIT_MS,
        now,
        random,
      },
    );
    if (answer.status === 409) {
      throw new ConflictError(
        `The webhook refuses the command ${command.id} as overtaken: ${
          said(answer) ?? 'it says no more'
        }`,
      );
    }
    expectSuccess(answer);
  }

  async #observeOne(
    instance: TrafficInstance,
    options: { signal?: AbortSignal },
  ): Promise<TrafficObservation> {
    const { config, now } = this.#options;
    const url = new URL(config.url);
    const query = toWebhookQuery(instance);
    url.search = url.search ? `${url.search}&${query}` : query;
    const answer = await this.#attempt({
      ...options,
      method: 'GET',
      url: url.href,
      content: `${url.pathname}${url.search}`,
      timeoutMs: Math.min(config.timeoutMs, LOOK_MS),
    });
    expectSuccess(answer);
    return fromWebhookTraffic(
      parseAnswer(webhookTrafficSchema, answer.body),
      now(),
    );
  }

  /** @throws AttemptError that says whether it may be tried again. */
  async #attempt(request: {
    method: 'GET' | 'POST';
    url: string;
    /** What is signed. */
    content: string;
    body?: string;
    headers?: Record<string, string>;
    timeoutMs: number;
    signal?: AbortSignal;
  }): Promise<HttpAnswer> {
    const { http, config, now } = this.#options;
    const { url, content, headers, ...rest } = request;
    let answer: HttpAnswer;
    try {
      answer = await http.send(url, {
        ...rest,
        maximumBytes: MAXIMUM_BYTES,
        accept: 'application/json',
        headers: {
          ...headers,
          ...signRequest({ secret: config.secret, content, at: now() }),
        },
      });
    } catch (error) {
      if (!(error instanceof TargetError)) throw error;
      const isFinal = error.code === 'not-allowed' || error.code === 'aborted';
      throw new AttemptError(error.message, { isFinal });
    }
    if (PASSING.has(answer.status)) {
      throw new AttemptError(describe(answer), { isFinal: false });
    }
    return answer;
  }
}

function expectSuccess(answer: HttpAnswer): void {
  if (answer.status < 200 || answer.status > 299) {
    throw new Error(describe(answer));
  }
}

function describe(answer: HttpAnswer): string {
  const words = said(answer);
  return `The webhook answers ${answer.status}${words ? `: ${words}` : ''}`;
}

function said({ body }: HttpAnswer): string | undefined {
  return boundedText(body.trim(), 200);
}
