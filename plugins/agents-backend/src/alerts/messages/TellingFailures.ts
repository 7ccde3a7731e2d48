import { boundedText } from '@agent-portal/plugin-agents-common';
import { toError } from '@backstage/errors';
import { AttemptError } from '../../rollouts/drivers/retryWithin';
import type { AlertMessageStore } from './AlertMessageStore';
import {
  type AlertBook,
  type AlertTelling,
  PartlyToldError,
  type ToldAlert,
} from './model';

const FIRST_DELAY_MS = 5_000;
const LONGEST_DELAY_MS = 5 * 60_000;
/** After this a message is old news, and given up. */
const GIVE_UP_MS = 86_400_000;

interface TellingFailuresOptions {
  store: Pick<AlertMessageStore, 'settle'>;
  book: Pick<AlertBook, 'addEvents'>;
  now: () => number;
}

/** Decides what becomes of what could not be told, and has the alerts say so. */
export class TellingFailures {
  readonly #options: TellingFailuresOptions;

  private constructor(options: TellingFailuresOptions) {
    this.#options = options;
  }

  static create(options: TellingFailuresOptions): TellingFailures {
    return new TellingFailures(options);
  }

  /** Has it tried again later, or gives it up. @returns What went wrong. */
  async tryAgain(alerts: ToldAlert[], error: unknown): Promise<string> {
    const { store, book, now } = this.#options;
    const problem = sayProblem(error);
    const [{ message }] = alerts;
    const isFinal = error instanceof AttemptError && error.isFinal;
    if (isFinal || now() - message.at >= GIVE_UP_MS) {
      return this.giveUp(alerts, problem);
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

  /** Gives it up. @returns What went wrong. */
  async giveUp(alerts: ToldAlert[], problem: string): Promise<string> {
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

  /** Leaves it to the next run, as there is no time left in this one. */
  async postpone(telling: AlertTelling): Promise<undefined> {
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

/** What went wrong, fit for a page. */
export function sayProblem(error: unknown): string {
  return boundedText(toError(error).message, 500) ?? 'No reason is given';
}
