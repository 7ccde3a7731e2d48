import type { AlertPolicyInForce } from '@agent-portal/plugin-agents-common';
import { boundedText } from '@agent-portal/plugin-agents-common';
import { toError } from '@backstage/errors';
import { AttemptError } from '../../rollouts/drivers/retryWithin';
import type { AlertMessageStore, DueAlertMessage } from './AlertMessageStore';
import { gatherTellings } from './gatherTellings';
import { groupBy } from '../../fleet/groupBy';
import {
  type AlertBook,
  type AlertChannel,
  type AlertTelling,
  type ChannelAnswer,
  PartlyToldError,
  type ToldAlert,
} from './model';
import { nameRefs } from './nameRefs';
import type { RecipientResolver } from './RecipientResolver';
import { whyNotTold } from './whyNotTold';

const BATCH = 200;
/** Longer than a run may take: who dies leaves its messages for this long. */
const LEASE_MS = 90_000;
/** After this no further telling is begun in a run. */
const RUN_MS = 40_000;
const FIRST_DELAY_MS = 5_000;
const LONGEST_DELAY_MS = 5 * 60_000;
/** After this a message is old news, and given up. */
const GIVE_UP_MS = 86_400_000;

/** What {@link AlertMessageSender} works with. */
export interface AlertMessageSenderOptions {
  store: AlertMessageStore;
  book: AlertBook;
  listPolicies: () => Promise<readonly AlertPolicyInForce[]>;
  resolver: Pick<RecipientResolver, 'resolve'>;
  channels: readonly AlertChannel[];
  now: () => number;
}

/**
 * Tells people and systems of alerts. What is due at once for the same recipients is told at once.
 *
 * A backend that dies between telling and noting it leaves the message to be told once more, under
 * the same key; every channel makes the second time no second message for who receives it.
 */
export class AlertMessageSender {
  readonly #options: AlertMessageSenderOptions;
  readonly #channels: Map<string, AlertChannel>;

  private constructor(options: AlertMessageSenderOptions) {
    this.#options = options;
    this.#channels = new Map(options.channels.map(one => [one.name, one]));
  }

  static create(options: AlertMessageSenderOptions): AlertMessageSender {
    return new AlertMessageSender(options);
  }

  /** @throws AggregateError with every failure, after all that is due was tried. */
  async run(options: { signal?: AbortSignal } = {}): Promise<void> {
    const { store, now } = this.#options;
    const started = now();
    const failures: string[] = [];
    const due = await store.claim({
      now: started,
      leaseMs: LEASE_MS,
      limit: BATCH,
    });
    if (due.length === 0) return;
    const alerts = await this.#prepare(due);
    const policies = await this.#options.listPolicies();
    const tellings = await gatherTellings(alerts, {
      resolve: ({ message, record }) =>
        this.#options.resolver.resolve(message.to, record, policies),
      onProblem: async (told, error) => {
        failures.push(await this.#fail(told, error));
      },
    });
    // A channel that hangs keeps no other from telling.
    const byChannel = groupBy(tellings, channelOf);
    await Promise.all(
      [...byChannel].map(async ([name, ones]) => {
        const channel = this.#channels.get(name)!;
        for (const telling of ones) {
          const isLate = options.signal?.aborted || now() - started > RUN_MS;
          try {
            const failure = isLate
              ? await this.#postpone(telling)
              : await this.#tell(channel, telling, options);
            if (failure !== undefined) failures.push(failure);
          } catch (error) {
            failures.push(`${name}: ${sayProblem(error)}`);
          }
        }
      }),
    );
    if (failures.length > 0) {
      throw new AggregateError(
        failures.map(text => new Error(text)),
        `${failures.length} messages of alerts could not be sent; the first: ${failures[0]}`,
      );
    }
  }

  /** The alerts that are still to be told of; the others are settled. */
  async #prepare(due: DueAlertMessage[]): Promise<ToldAlert[]> {
    const { store, book, now } = this.#options;
    const alerts: ToldAlert[] = [];
    const ids = [...new Set(due.map(({ alertId }) => alertId))];
    const records = new Map(
      await Promise.all(ids.map(async id => [id, await book.get(id)] as const)),
    );
    for (const message of due) {
      const record = records.get(message.alertId);
      const channel = this.#channels.get(message.channel);
      const reason = whyNotTold(message, { record, channel });
      if (reason?.state === 'failed' && record) {
        await this.#giveUp([{ message, record }], reason.problem!);
      } else if (reason) {
        await store.settle([message.key], reason, now());
      } else if (record) {
        alerts.push({ message, record });
      }
    }
    return alerts;
  }

  /** @returns What went wrong. */
  async #tell(
    channel: AlertChannel,
    telling: AlertTelling,
    options: { signal?: AbortSignal },
  ): Promise<string | undefined> {
    const { store, now } = this.#options;
    const keys = telling.alerts.map(({ message }) => message.key);
    const notes = telling.notes.join(' ') || undefined;
    if (channel.needsRecipients && telling.to.length === 0) {
      return this.#giveUp(telling.alerts, notes ?? 'There is nobody to tell.');
    }
    if (keys.length > 1 && telling.alerts.some(one => !one.message.batch)) {
      await store.setBatch(keys, telling.key);
    }
    let answer: ChannelAnswer;
    try {
      answer = await channel.send(telling, options);
    } catch (error) {
      return this.#fail(telling.alerts, error);
    }
    // From here on it is told: what goes wrong is no reason to tell it again.
    if (answer.state === 'skipped') {
      await store.settle(keys, answer, now());
    } else {
      await store.settle(keys, { ...answer, problem: notes }, now());
      await this.#noteTold(telling, { channel, told: answer.told });
    }
    return undefined;
  }

  async #noteTold(
    telling: AlertTelling,
    answer: { channel: AlertChannel; told: string[] },
  ): Promise<void> {
    const { book, now } = this.#options;
    const { channel, told } = answer;
    const whom = channel.needsRecipients ? ` ${nameRefs(told)}` : '';
    const text = [
      `Told${whom} by ${channel.name}.`,
      ...(channel.needsRecipients ? telling.notes : []),
    ].join(' ');
    const ids = new Set(telling.alerts.map(({ record }) => record.id));
    for (const id of channel.needsRecipients ? ids : []) {
      await book.noteTold(id, told);
    }
    await book.addEvents(
      [...ids].map(alertId => ({ alertId, at: now(), kind: 'told', text })),
    );
  }

  /** Has it tried again later, or gives it up. @returns What went wrong. */
  async #fail(alerts: ToldAlert[], error: unknown): Promise<string> {
    const { store, book, now } = this.#options;
    const problem = sayProblem(error);
    const [{ message }] = alerts;
    const isFinal = error instanceof AttemptError && error.isFinal;
    if (isFinal || now() - message.at >= GIVE_UP_MS) {
      return this.#giveUp(alerts, problem);
    }
    const delay = Math.min(
      FIRST_DELAY_MS * 2 ** Math.min(message.attempts, 20),
      LONGEST_DELAY_MS,
    );
    await store.settle(
      alerts.map(one => one.message.key),
      {
        state: 'pending',
        problem,
        dueAt: now() + delay,
        ...(error instanceof PartlyToldError && { progress: error.progress }),
      },
      now(),
    );
    if (message.attempts === 0) {
      await book.addEvents(
        alerts.map(one => ({
          alertId: one.record.id,
          at: now(),
          kind: 'failed',
          text: `Could not tell by ${message.channel}, which is tried again: ${problem}`,
        })),
      );
    }
    return `${message.channel}: ${problem}`;
  }

  async #giveUp(alerts: ToldAlert[], problem: string): Promise<string> {
    const { store, book, now } = this.#options;
    const [{ message }] = alerts;
    await store.settle(
      alerts.map(one => one.message.key),
      { state: 'failed', problem },
      now(),
    );
    await book.addEvents(
      alerts.map(one => ({
        alertId: one.record.id,
        at: now(),
        kind: 'failed',
        text: `Could not tell by ${message.channel}: ${problem}`,
      })),
    );
    return `${message.channel}: ${problem}`;
  }

  async #postpone(telling: AlertTelling): Promise<undefined> {
    const { store, now } = this.#options;
    await store.settle(
      telling.alerts.map(({ message }) => message.key),
      {
        state: 'pending',
        problem: 'There was no time left for it',
        dueAt: now(),
      },
      now(),
    );
  }
}

function channelOf(telling: AlertTelling): string {
  return telling.alerts[0].message.channel;
}

function sayProblem(error: unknown): string {
  return boundedText(toError(error).message, 500) ?? 'No reason is given';
}
