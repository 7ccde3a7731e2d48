import type { AlertPolicyInForce } from '@agent-portal/plugin-agents-common';
import type { AlertMessageStore, DueAlertMessage } from './AlertMessageStore';
import { gatherTellings } from './gatherTellings';
import { groupBy } from '../../fleet/groupBy';
import type {
  AlertBook,
  AlertChannel,
  AlertTelling,
  ChannelAnswer,
  ToldAlert,
} from './model';
import { nameRefs } from './nameRefs';
import type { RecipientResolver, Recipients } from './RecipientResolver';
import { sayProblem, TellingFailures } from './TellingFailures';
import { whyNotTold } from './whyNotTold';

const BATCH = 200;
/** Longer than a run may take: who dies leaves its messages for this long. */
const LEASE_MS = 90_000;
/** After this no further telling is begun in a run. */
const RUN_MS = 40_000;

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
  readonly #failures: TellingFailures;

  private constructor(options: AlertMessageSenderOptions) {
    this.#options = options;
    this.#failures = TellingFailures.create(options);
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
      resolve: alert => this.#resolve(alert, policies),
      onProblem: async (told, error) => {
        failures.push(await this.#failures.tryAgain(told, error));
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
              ? await this.#failures.postpone(telling)
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
        await this.#failures.giveUp([{ message, record }], reason.problem!);
      } else if (reason) {
        await store.settle([message.key], reason, now());
      } else if (record) {
        alerts.push({ message, record });
      }
    }
    return alerts;
  }

  /** A system is told also while the catalog does not say whose the agents are. */
  async #resolve(
    { message, record }: ToldAlert,
    policies: readonly AlertPolicyInForce[],
  ): Promise<Recipients> {
    try {
      return await this.#options.resolver.resolve(message.to, record, policies);
    } catch (error) {
      if (this.#channels.get(message.channel)?.needsRecipients) throw error;
      return {
        refs: [],
        notes: [`Who is to be told is not known: ${sayProblem(error)}`],
      };
    }
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
      const problem = notes ?? 'There is nobody to tell.';
      const failure = await this.#failures.giveUp(telling.alerts, problem);
      for (const { record } of telling.alerts) {
        await this.#options.book.noteUnreached(record.id, problem);
      }
      return failure;
    }
    if (keys.length > 1 && telling.alerts.some(one => !one.message.batch)) {
      await store.setBatch(keys, telling.key);
    }
    let answer: ChannelAnswer;
    try {
      answer = await channel.send(telling, options);
    } catch (error) {
      return this.#failures.tryAgain(telling.alerts, error);
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
}

function channelOf(telling: AlertTelling): string {
  return telling.alerts[0].message.channel;
}
